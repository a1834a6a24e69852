/** What the demo has to read: posts, wishes of users, and messages from visitors. */
import type { Schema } from '@keyturn/contract';
import { DAY_MS } from './calendar.ts';
import { iso, momentAfter, momentOf } from './demo-data-time.ts';
import { createSeededRandom } from './seeded-random.ts';

type User = Schema<'User'>;
type Blog = Schema<'Blog'>;
type FeatureRequest = Schema<'FeatureRequest'>;
type ContactMessage = Schema<'ContactMessage'>;

const topics = [
  ['Choosing a model for the job', 'models'],
  ['Rate limits without surprises', 'api'],
  ['Keys that outlive nobody', 'security'],
  ['Writing prompts that hold up', 'guides'],
  ['Reading your usage figures', 'analytics'],
  ['Working with long documents', 'guides'],
  ['Retries that do no harm', 'api'],
  ['Sharing an account in a team', 'teams'],
  ['What a token costs', 'billing'],
  ['Pictures as part of a question', 'models'],
  ['Our year in numbers', 'news'],
  ['Bringing customers, earning commission', 'partners'],
] as const;

const parts = ['', 'in practice', 'for teams'] as const;

const sentences = [
  'Start with the smallest thing that could work and measure it.',
  'Most surprises come from limits that nobody wrote down.',
  'The figures on the dashboard are updated within seconds.',
  'A key belongs to one integration, so that it can be replaced alone.',
  'Long texts are best handed over in parts with a heading each.',
  'Ask for the shape of the answer, not only for its content.',
  'What can be repeated safely should say so.',
  'The example below runs as it is printed.',
] as const;

const wishes = [
  ['Dark mode', 'The bright pages are hard on the eyes in the evening.'],
  ['Export of usage as CSV', 'Our accounting wants the monthly figures in a spreadsheet.'],
  ['Keyboard shortcuts', 'I would like to move between conversations without the mouse.'],
  ['Two-factor sign-in', 'Our policy asks for a second factor on every account.'],
  ['Shared prompt library', 'We keep copying the same prompts from one to the other.'],
  ['Spending alerts', 'Please tell me before the balance runs out, not after.'],
  ['Offline reading', 'It would help to read earlier answers on the train.'],
  ['More languages', 'Several colleagues would rather work in their own language.'],
  ['Webhooks', 'We poll for changes every minute and would be glad to stop.'],
  ['Folders', 'A hundred conversations in one list are too many.'],
] as const;

const places = ['', 'on the phone', 'for teams', 'in the desktop application'] as const;

const answers: Readonly<Record<FeatureRequest['status'], string | null>> = {
  open: null,
  planned: 'Thank you, it is on our list for the next quarter.',
  in_progress: 'We are working on it.',
  completed: 'This is live for everybody.',
  declined: 'It does not fit what we want the product to be.',
};

const questions = [
  ['Invoice', 'Could you send me the invoice of last month again? I cannot find it.'],
  ['Cannot sign in', 'The page says that my link has expired, each time I try.'],
  ['Discount for schools', 'We are a small school. Is there a price for education?'],
  ['Partnership', 'We would like to offer your product to our customers.'],
  ['A question about limits', 'How many requests can I make with the starter plan?'],
  ['Thank you', 'It took me ten minutes to get going. Well done.'],
  ['Delete my data', 'Please delete everything that you have stored about me.'],
] as const;

export function demoBlogs(users: readonly User[]): Blog[] {
  const random = createSeededRandom('blogs');
  const authors = users.slice(0, 5).map(({ name }) => name);
  const titles = parts.flatMap((part) =>
    topics.map(([topic, tag]) => ({ title: [topic, part].filter(Boolean).join(' '), tag })),
  );
  return titles.map(({ title, tag }, index) => {
    const createdMs = momentOf(random, index, titles.length);
    const status = random.weighted({ published: 70, draft: 20, archived: 10 });
    const publishedMs = momentAfter(random, createdMs, 7 * DAY_MS);
    return {
      id: `blog_${index + 1}`,
      title,
      slug: title.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
      excerpt: random.chance(0.8) ? random.pick(sentences) : null,
      content: `# ${title}\n\n${Array.from({ length: random.integer(3, 6) }, () => random.pick(sentences)).join(' ')}\n`,
      status,
      tags: random.chance(0.5) ? [tag, 'featured'] : [tag],
      author: authors[index % authors.length] ?? 'Editors',
      publishedAt: status === 'draft' ? null : iso(publishedMs),
      createdAt: iso(createdMs),
      updatedAt: iso(status === 'draft' ? createdMs : publishedMs),
    };
  });
}

export function demoFeatureRequests(users: readonly User[]): FeatureRequest[] {
  const random = createSeededRandom('feature requests');
  const titles = places.flatMap((place) =>
    wishes.map(([wish, description]) => ({
      title: [wish, place].filter(Boolean).join(' '),
      description,
    })),
  );
  return titles.map(({ title, description }, index) => {
    const createdMs = momentOf(random, index, titles.length);
    const createdAt = iso(createdMs);
    const asking = users.filter((user) => user.createdAt < createdAt);
    const status = random.weighted({
      open: 50,
      planned: 20,
      in_progress: 10,
      completed: 12,
      declined: 8,
    });
    return {
      id: `fr_${index + 1}`,
      title,
      description,
      status,
      votes: random.integer(0, 250),
      userId: asking[random.integer(0, asking.length)]?.id ?? null,
      response: answers[status],
      createdAt,
      updatedAt: status === 'open' ? createdAt : iso(momentAfter(random, createdMs)),
    };
  });
}

export function demoContactMessages(users: readonly User[]): ContactMessage[] {
  const random = createSeededRandom('contact messages');
  const count = 50;
  return Array.from({ length: count }, (_, index) => {
    const createdMs = momentOf(random, index, count);
    const sender = users[random.integer(0, users.length - 1)];
    const [subject, message] = random.pick(questions);
    return {
      id: `msg_${index + 1}`,
      name: sender?.name ?? 'A visitor',
      email: sender?.email ?? 'visitor@example.com',
      subject,
      message,
      status: random.weighted({ new: 30, read: 50, archived: 20 }),
      createdAt: iso(createdMs),
    };
  });
}
