/** All 47 methods, each with its result in use. Compiled by `../compile-time.ts`, never run. */
import type { Keyturn } from '@keyturn/sdk';

export async function useEveryMethod(admin: Keyturn) {
  const jwt = await admin.auth.validate();
  const me = await admin.auth.me();

  const users = await admin.users.list({ plan: 'professional', perPage: 50 });
  const user = await admin.users.get('user_1');
  const upgraded = await admin.users.updatePlan('user_1', { plan: 'enterprise' });
  const adjusted = await admin.users.adjustTokens('user_1', { tokens: 5, operation: 'add' });
  const sessions = await admin.users.listSessions('user_1');
  const endedSession = await admin.users.revokeSession('user_1', 'sess_1');
  const deletedUser = await admin.users.delete('user_1');

  const models = await admin.models.list();
  const model = await admin.models.create({ name: 'm', label: 'M', tier: 'standard' });
  const sameModel = await admin.models.get(model.id);
  const editedModel = await admin.models.update(model.id, { active: false });
  const reordered = await admin.models.reorder({ ids: models.map(({ id }) => id) });
  const deletedModel = await admin.models.delete(model.id);

  const affiliates = await admin.affiliates.list({ perPage: 50 });
  const affiliate = await admin.affiliates.get('aff_1');
  const deletedAffiliate = await admin.affiliates.delete('aff_1');
  const withdrawals = await admin.withdrawals.list({ status: 'pending' });
  const paid = await admin.withdrawals.updateStatus({ id: 'wd_1', status: 'paid' });

  const overview = await admin.analytics.overview();
  const tracking = await admin.analytics.tracking();
  const resources = await admin.analytics.resources();
  const usage = await admin.analytics.usage();

  const blogs = await admin.blogs.list({ status: 'draft' });
  const blog = await admin.blogs.create({ title: 'Title', content: 'Text' });
  const sameBlog = await admin.blogs.get(blog.id);
  const editedBlog = await admin.blogs.update(blog.id, { status: 'published' });
  const deletedBlog = await admin.blogs.delete(blog.id);
  const wishes = await admin.featureRequests.list({ status: 'open' });
  const wish = await admin.featureRequests.update('fr_1', { status: 'planned' });
  const messages = await admin.contactMessages.list({ status: 'new' });
  const deletedMessage = await admin.contactMessages.delete('msg_1');

  const health = await admin.system.health();
  const allTests = await admin.system.runAllTests();
  const someTests = await admin.system.runTests({ tests: ['store', 'jwt'] });
  const cleared = await admin.system.clearCache();
  const audit = await admin.system.auditLog({ perPage: 50 });

  const tokens = await admin.apiTokens.list();
  const token = await admin.apiTokens.create({ name: 'Token', scopes: ['users:read'] });
  const sameToken = await admin.apiTokens.get(token.id);
  const editedToken = await admin.apiTokens.update(token.id, { active: false });
  const rotated = await admin.apiTokens.rotate(token.id, { grace_period_hours: 1 });
  const tokenUsage = await admin.apiTokens.usage(token.id, { days: 7 });
  const allUsage = await admin.apiTokens.overview({ days: 7 });
  const pruned = await admin.apiTokens.prune();
  const deletedToken = await admin.apiTokens.delete(token.id);

  return [
    [jwt.token, me.keyId, users.data[0]?.name, user.name, upgraded.plan, adjusted.id],
    [sessions[0]?.id, endedSession.id, deletedUser.id],
    [sameModel.name, editedModel.active, reordered[0]?.id, deletedModel.id],
    [affiliates.data[0]?.id, affiliate.id, deletedAffiliate.id, withdrawals.data[0]?.id, paid.id],
    [overview, tracking, resources, usage],
    [blogs.data[0]?.title, sameBlog.title, editedBlog.status, deletedBlog.id],
    [wishes.data[0]?.title, wish.status, messages.data[0]?.id, deletedMessage.id],
    [health.status, allTests.passed, someTests.passed, cleared.cleared, audit.data[0]?.id],
    [tokens[0]?.name, sameToken.name, editedToken.active, rotated.token],
    [tokenUsage, allUsage, pruned.deleted, deletedToken.id],
  ];
}
