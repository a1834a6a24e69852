// Generated from openapi.yaml by `npm run generate`. Do not edit.
import type { operations } from './operations.ts';
export interface paths {
    "/api/external/auth/validate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Exchange an API key for a JWT
         * @description Gives a short-lived JWT for the API key presented, as Bearer or as Basic user name. The JWT stands for the key: it shares its rate limit, and loses its rights at once when the key is disabled, narrowed, rotated or deleted. It needs no scope and is exempt from endpoint restrictions, so that every key can be exchanged. A JWT cannot be exchanged for another, and is refused with INVALID_API_KEY.
         */
        post: operations["auth.validate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/external/auth/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Describe the current credential
         * @description Tells which key is behind the request, what it may do at this moment and how much of its rate limit is left. It needs no scope and is exempt from endpoint restrictions.
         */
        get: operations["auth.me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/external/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List users
         * @description Answers the accounts page by page, by creation and then id. The search looks into name, e-mail address and id; status and plan narrow it further, and all filters given must match.
         */
        get: operations["users.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/external/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a user
         * @description Answers one account with its plan, status and balance of AI tokens.
         */
        get: operations["users.get"];
        put?: never;
        post?: never;
        /**
         * Delete a user
         * @description Deletes the account and ends all of its sessions, for good. What refers to the user elsewhere stays and keeps the id, which is never given out again.
         */
        delete: operations["users.delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/external/users/{id}/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a user's plan
         * @description Moves the account to another plan with effect from now. The balance of AI tokens and the status stay as they are; moving to the present plan changes nothing.
         */
        patch: operations["users.updatePlan"];
        trace?: never;
    };
    "/api/external/users/{id}/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Adjust a user's token balance
         * @description Sets the balance of AI tokens, adds to it or subtracts from it, in one step that cannot interleave with another. A subtraction below 0 and an addition above 1,000,000,000,000 are refused with 409 and change nothing. To add is not safe to repeat blindly; to set is.
         */
        patch: operations["users.adjustTokens"];
        trace?: never;
    };
    "/api/external/users/{id}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List a user's active sessions
         * @description Answers every session of the user that has not ended, oldest first. There are no pages.
         */
        get: operations["users.listSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/external/users/{id}/sessions/{sessionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke a user's session
         * @description Ends one session, so that the device has to sign in again. A session of another user is not found.
         */
        delete: operations["users.revokeSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/external/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List models
         * @description Answers every model, active or not, in the order that users see them. There are no pages.
         */
        get: operations["models.list"];
        put?: never;
        /**
         * Create a model
         * @description Adds a model at the end of the display order, to be chosen at once unless it is made inactive. A name that another model has is refused with 409.
         */
        post: operations["models.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/external/models/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a model
         * @description Answers one model, active or not.
         */
        get: operations["models.get"];
        put?: never;
        post?: never;
        /**
         * Delete a model
         * @description Takes the model off the list for good; the others keep their order. Usage that was recorded for it stays in the analytics.
         */
        delete: operations["models.delete"];
        options?: never;
        head?: never;
        /**
         * Update a model
         * @description Changes the fields given and leaves the others. The place in the display order is changed by models.reorder. A name that another model has is refused with 409.
         */
        patch: operations["models.update"];
        trace?: never;
    };
    "/api/external/models/reorder": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reorder the models
         * @description Puts all models into the order given, in one step. The list must name every model exactly once: a missing, unknown or repeated id is refused with 400, and nothing moves. The places are then counted from 1.
         */
        post: operations["models.reorder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/external/affiliates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List affiliates
         * @description Answers the affiliates page by page, by creation and then id. The search looks into name, e-mail address, code and id.
         */
        get: operations["affiliates.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/external/affiliates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an affiliate
         * @description Answers one affiliate with referrals and commission. Amounts are in minor units of the currency.
         */
        get: operations["affiliates.get"];
        put?: never;
        post?: never;
        /**
         * Delete an affiliate
         * @description Ends the partnership for good and frees the code. The withdrawals stay, since they are financial records, and keep the id of the affiliate.
         */
        delete: operations["affiliates.delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/external/withdrawals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List withdrawals
         * @description Answers what affiliates asked to be paid out, page by page, by creation and then id. The search looks into the ids of withdrawal and affiliate. Amounts are in minor units of the currency.
         */
        get: operations["withdrawals.list"];
        /**
         * Change a withdrawal's status
         * @description Moves the withdrawal named in the body from pending to approved or rejected, or from approved to paid. Every other move is refused with 409, the present status included, and of two moves at the same time one wins. It records the decision; it moves no money.
         */
        put: operations["withdrawals.updateStatus"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/external/analytics/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the dashboard overview
         * @description Answers how many users, models, affiliates, withdrawals, posts and requests there are, and a series of the last 30 days. Days are days of UTC, and today is not over.
         */
        get: operations["analytics.overview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/external/analytics/tracking": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get visitor statistics
         * @description Answers page views and different visitors of the period by day, page, referrer, country and device. A visitor is counted once in each group, so that groups add up to more than the total.
         */
        get: operations["analytics.tracking"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/external/analytics/resources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get resource monitoring data
         * @description Measures processor, memory and load of the server process and of its machine at this moment. Sizes are in bytes.
         */
        get: operations["analytics.resources"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/external/analytics/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get token usage statistics
         * @description Answers how many AI tokens the users spent in the period, by day, model, plan and user. It is about the tokens of models; the use of API tokens is in apiTokens.overview.
         */
        get: operations["analytics.usage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/external/blogs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List blog posts
         * @description Answers the posts of every status page by page, by creation and then id. The search looks into title, slug, excerpt and tags.
         */
        get: operations["blogs.list"];
        put?: never;
        /**
         * Create a blog post
         * @description Writes down a post, as a draft unless a status is given. Without a slug one is made from the title; a title that yields none is refused with 400. A slug that another post has is refused with 409.
         */
        post: operations["blogs.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/external/blogs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a blog post
         * @description Answers one post of any status with its whole text.
         */
        get: operations["blogs.get"];
        put?: never;
        post?: never;
        /**
         * Delete a blog post
         * @description Deletes the post for good and frees its slug. To take it down and keep it, set its status to archived.
         */
        delete: operations["blogs.delete"];
        options?: never;
        head?: never;
        /**
         * Update a blog post
         * @description Changes the fields given and leaves the others; the slug stays when the title changes. Publishing for the first time sets publishedAt, which then stays. A slug that another post has is refused with 409.
         */
        patch: operations["blogs.update"];
        trace?: never;
    };
    "/api/external/feature-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List feature requests
         * @description Answers the wishes of users page by page, by creation and then id. The search looks into title and description.
         */
        get: operations["featureRequests.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/external/feature-requests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Update a feature request
         * @description Sets the status, the public answer, or both. Every status can follow every other.
         */
        patch: operations["featureRequests.update"];
        trace?: never;
    };
    "/api/external/contact-messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List contact messages
         * @description Answers what was sent through the contact form, page by page, by creation and then id. The search looks into name, e-mail address, subject and message. Reading changes no status.
         */
        get: operations["contactMessages.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/external/contact-messages/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a contact message
         * @description Deletes the message for good.
         */
        delete: operations["contactMessages.delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/external/system/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Check the health of the server
         * @description Tells whether the server can do its work, and the state of everything that it depends on. It needs no credential and counts against no limit. A server that works with limits, such as one that lost its shared counter, answers 200 and degraded; one that cannot work answers 503.
         */
        get: operations["system.health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/external/system/tests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Run all system tests
         * @description Runs every self test against the parts in use and tells how each went. A failed test is part of the report: the answer is 200 all the same. What the tests write, they remove.
         */
        get: operations["system.runAllTests"];
        put?: never;
        /**
         * Run some system tests
         * @description Runs the self tests that are named, in the order given. A failed test is part of the report: the answer is 200 all the same. An unknown name is refused with 400, and nothing runs.
         */
        post: operations["system.runTests"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/external/system/cache/clear": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Clear the caches
         * @description Empties the caches of verified keys and JWT signatures in the process that answers. Nobody is signed out: the next request with each credential is verified from scratch, and is slower for it.
         */
        post: operations["system.clearCache"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/external/system/audit-log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Query the audit log
         * @description Answers every change that was made through the API page by page, newest first: who, what, from where, and the state before and after without secrets. All filters given must match.
         */
        get: operations["system.auditLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/api-tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List API tokens
         * @description Answers all tokens, oldest first, with how much each is used; there are no pages, and no keys. A test key sees test tokens only.
         */
        get: operations["apiTokens.list"];
        put?: never;
        /**
         * Create an API token
         * @description Makes a token and shows its key, this once. It reads everything unless scopes are given, and is limited to 100 requests a minute unless a limit or a tier is given, which exclude each other. Nobody grants what they do not hold: scopes, endpoints, addresses, environment or an end beyond those of the caller are refused with 403. A repetition with the same idempotency key answers without the key.
         */
        post: operations["apiTokens.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/api-tokens/stats/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get statistics over all API tokens
         * @description Answers how much the whole API was used in the period, with the tokens and endpoints used most. Requests of tokens that were deleted since are in the totals, and in no ranking of tokens. Times are in milliseconds.
         */
        get: operations["apiTokens.overview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/api-tokens/prune": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Delete expired API tokens
         * @description Deletes every token whose end has passed, those rotated away included, with its usage. The server does the same by itself from time to time.
         */
        post: operations["apiTokens.prune"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/api-tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an API token
         * @description Answers the settings of one token, without its key, which cannot be had again. For a test key a live token is not found.
         */
        get: operations["apiTokens.get"];
        /**
         * Update an API token
         * @description Changes the fields given and leaves the others, with effect on the next request, JWTs included. Setting one of the two limits drops the other; both null mean 100 requests a minute. Nobody grants what they do not hold: scopes, endpoints, addresses, environment or an end beyond those of the caller are refused with 403.
         */
        put: operations["apiTokens.update"];
        post?: never;
        /**
         * Delete an API token
         * @description Refuses the key and its JWTs from now on and deletes the usage recorded for it. To try what would break, disable the token first.
         */
        delete: operations["apiTokens.delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/api-tokens/{id}/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the usage of an API token
         * @description Answers the requests that one token made in the period: by hour, by endpoint, and the latest 100 one by one. Times are in milliseconds, sizes in bytes.
         */
        get: operations["apiTokens.usage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/api-tokens/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rotate an API token
         * @description Makes a token with the same settings, a new id and a new key, shown this once. The old key goes on working for the grace period, shares its rate limit with the new one meanwhile, and is then expired. A token that has expired or was rotated before is refused with 409. It needs the scopes of the token: nobody grants what they do not hold.
         */
        post: operations["apiTokens.rotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
