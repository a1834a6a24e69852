// Generated from openapi.yaml by `npm run generate`. Do not edit.
export interface components {
    schemas: {
        /**
         * Format: date-time
         * @description A moment in UTC, ISO 8601 with milliseconds.
         */
        Timestamp: string;
        /**
         * Format: date-time
         * @description A moment in UTC, ISO 8601 with milliseconds, or null where it has not come about.
         */
        NullableTimestamp: string | null;
        /**
         * Format: date
         * @description A day of the UTC calendar.
         */
        CalendarDate: string;
        /** @description A currency as its three-letter code of ISO 4217. */
        Currency: string;
        /** @description What every answer of the External Admin API says about itself. */
        Meta: {
            /** @description When the server made this answer. */
            timestamp: components["schemas"]["Timestamp"];
            /** @description Names this request in logs and in the audit; the same value as the header X-Request-Id. */
            requestId: string;
        };
        /**
         * @description Where a page stands among all that match.
         * @example {
         *       "page": 1,
         *       "perPage": 20,
         *       "total": 150,
         *       "totalPages": 8,
         *       "hasNext": true,
         *       "hasPrev": false
         *     }
         */
        Pagination: {
            /** @description Number of this page, counted from 1. */
            page: number;
            /** @description Most items that a page holds. */
            perPage: number;
            /** @description Items that match, over all pages. */
            total: number;
            /** @description Pages that it takes to hold them; 0 when nothing matches. */
            totalPages: number;
            /** @description Whether a later page holds items. */
            hasNext: boolean;
            /** @description Whether this is any page but the first. */
            hasPrev: boolean;
        };
        /** @description Confirms that a thing is gone. */
        Deleted: {
            /** @description Id of what was deleted; it is never given out again. */
            id: string;
            /**
             * @description Always true.
             * @constant
             */
            deleted: true;
        };
        /** @description An amount in one currency. */
        Money: {
            currency: components["schemas"]["Currency"];
            /** @description The amount in minor units (cents for USD). */
            amount: number;
        };
        /** @description Answer to a deletion. */
        DeletedResponse: {
            /**
             * @description Always true.
             * @constant
             */
            success: true;
            data: components["schemas"]["Deleted"];
            meta: components["schemas"]["Meta"];
        };
        /**
         * @description Which data a key works on: live keys on live data, test keys on test data.
         * @enum {string}
         */
        Environment: "live" | "test" | (string & {});
        /**
         * @description How the caller presented the credential: the key itself as Bearer, the key as Basic user name, or a JWT.
         * @enum {string}
         */
        AuthMethod: "key" | "basic" | "jwt" | (string & {});
        /**
         * @description A permission: what may be done, to which resource. An asterisk stands for every action or every resource.
         * @enum {string}
         */
        Scope: "*" | "*:read" | "*:write" | "*:delete" | "users:read" | "users:write" | "users:delete" | "users:*" | "models:read" | "models:write" | "models:delete" | "models:*" | "affiliates:read" | "affiliates:write" | "affiliates:delete" | "affiliates:*" | "withdrawals:read" | "withdrawals:write" | "withdrawals:delete" | "withdrawals:*" | "analytics:read" | "analytics:write" | "analytics:delete" | "analytics:*" | "blogs:read" | "blogs:write" | "blogs:delete" | "blogs:*" | "feature-requests:read" | "feature-requests:write" | "feature-requests:delete" | "feature-requests:*" | "contact-messages:read" | "contact-messages:write" | "contact-messages:delete" | "contact-messages:*" | "system:read" | "system:write" | "system:delete" | "system:*" | "tokens:read" | "tokens:write" | "tokens:delete" | "tokens:*" | (string & {});
        /** @description A short-lived token that stands for the key it was made from. */
        Jwt: {
            /** @description The JWT, to be sent as Bearer from now on. */
            token: string;
            /**
             * @description Scheme to present it with.
             * @constant
             */
            tokenType: "Bearer";
            /** @description Lifetime left, in seconds. */
            expiresIn: number;
            /** @description When it ends; never later than its key. */
            expiresAt: components["schemas"]["Timestamp"];
        };
        /** @description Answer to the exchange of a key. */
        JwtResponse: {
            /**
             * @description Always true.
             * @constant
             */
            success: true;
            data: components["schemas"]["Jwt"];
            meta: components["schemas"]["Meta"];
        };
        /** @description Where the key stands against its rate limit; all null for a key without one. */
        KeyRateLimit: {
            /** @description Requests that one window admits. */
            limit: number | null;
            /** @description Requests that would be admitted right now. */
            remaining: number | null;
            /** @description When used quota next comes back. */
            resetAt: components["schemas"]["NullableTimestamp"];
        };
        /** @description The credential behind a request, as the server sees it. */
        AuthInfo: {
            /** @description Names the key: token:<id> for an API token, root:<fingerprint> for the root key. */
            keyId: string;
            /** @description The name that the key was given. */
            name: string;
            environment: components["schemas"]["Environment"];
            /** @description What the key may do at this moment. */
            scopes: components["schemas"]["Scope"][];
            method: components["schemas"]["AuthMethod"];
            /** @description End of the credential presented: that of the JWT, else that of the key; null where it has none. */
            expiresAt: components["schemas"]["NullableTimestamp"];
            rateLimit: components["schemas"]["KeyRateLimit"];
        };
        /** @description Answer that describes the caller. */
        AuthInfoResponse: {
            /**
             * @description Always true.
             * @constant
             */
            success: true;
            data: components["schemas"]["AuthInfo"];
            meta: components["schemas"]["Meta"];
        };
        /**
         * @description A subscription plan, from the smallest to the largest.
         * @enum {string}
         */
        Plan: "free" | "starter" | "professional" | "enterprise" | (string & {});
        /**
         * @description Whether an account is in use, locked by an administrator, or not yet confirmed.
         * @enum {string}
         */
        UserStatus: "active" | "suspended" | "pending" | (string & {});
        /** @description An account of the product. */
        User: {
            /** @description Id of the user. */
            id: string;
            /** @description Name shown in the product. */
            name: string;
            /**
             * Format: email
             * @description Address that the account signs in with.
             */
            email: string;
            plan: components["schemas"]["Plan"];
            status: components["schemas"]["UserStatus"];
            /** @description AI tokens that the user may still spend. */
            tokenBalance: number;
            /** @description AI tokens spent since the account exists. */
            tokensUsed: number;
            /** @description When the account was opened. */
            createdAt: components["schemas"]["Timestamp"];
            /** @description When the record last changed. */
            updatedAt: components["schemas"]["Timestamp"];
            /** @description When the user last did something; null for one who never has. */
            lastActiveAt: components["schemas"]["NullableTimestamp"];
        };
        /** @description Answer with one user. */
        UserResponse: {
            /**
             * @description Always true.
             * @constant
             */
            success: true;
            data: components["schemas"]["User"];
            meta: components["schemas"]["Meta"];
        };
        /** @description Answer with a page of users. */
        UserListResponse: {
            /**
             * @description Always true.
             * @constant
             */
            success: true;
            /** @description The items of this page. */
            data: components["schemas"]["User"][];
            meta: components["schemas"]["Meta"];
            pagination: components["schemas"]["Pagination"];
        };
        /** @description The plan to move a user to. */
        UpdateUserPlanRequest: {
            /**
             * @description A subscription plan, from the smallest to the largest.
             * @enum {string}
             */
            plan: "free" | "starter" | "professional" | "enterprise";
        };
        /**
         * @description What to do with the number given: make it the balance, add it, or take it away.
         * @enum {string}
         */
        TokenAdjustment: "set" | "add" | "subtract" | (string & {});
        /** @description A change to a user's balance of AI tokens. */
        AdjustUserTokensRequest: {
            /** @description How many tokens to set, add or subtract. */
            tokens: number;
            /**
             * @description What to do with the number given: make it the balance, add it, or take it away.
             * @enum {string}
             */
            operation: "set" | "add" | "subtract";
        };
        /** @description A sign-in of a user that has not ended. */
        Session: {
            /** @description Id of the session. */
            id: string;
            /** @description Id of the user it belongs to. */
            userId: string;
            /** @description Device and application, as recognised from the user agent. */
            device: string;
            /** @description Address that it was last used from, IPv4 or IPv6. */
            ipAddress: string;
            /** @description User-Agent header of the sign-in, null where there was none. */
            userAgent: string | null;
            /** @description When the user signed in. */
            createdAt: components["schemas"]["Timestamp"];
            /** @description When it was last used. */
            lastSeenAt: components["schemas"]["Timestamp"];
            /** @description When it ends by itself. */
            expiresAt: components["schemas"]["Timestamp"];
        };
        /** @description Answer with all of a user's sessions. */
        SessionListResponse: {
            /**
             * @description Always true.
             * @constant
             */
            success: true;
            /** @description All of them. */
            data: components["schemas"]["Session"][];
            meta: components["schemas"]["Meta"];
        };
        /**
         * @description How exclusive a model is: for everybody, for paying plans, or for the enterprise plan.
         * @enum {string}
         */
        ModelTier: "standard" | "premium" | "enterprise" | (string & {});
        /** @description An AI model that the product offers. */
        Model: {
            /** @description Id of the configuration. */
            id: string;
            /** @description Technical name, as the provider spells it; unique. */
            name: string;
            /** @description Name that people choose it by. */
            label: string;
            tier: components["schemas"]["ModelTier"];
            /** @description Whether it takes images and other media beside text. */
            supportsMedia: boolean;
            /** @description Place in the list that users see: lower first, no two alike. */
            displayOrder: number;
            /** @description Whether users can choose it. */
            active: boolean;
            /** @description A few words on what it is good for, or null. */
            description: string | null;
            /** @description Tokens that fit into one conversation, null where unknown. */
            contextWindow: number | null;
            /** @description When it was added. */
            createdAt: components["schemas"]["Timestamp"];
            /** @description When it last changed. */
            updatedAt: components["schemas"]["Timestamp"];
        };
        /** @description Answer with one model. */
        ModelResponse: {
            /**
             * @description Always true.
             * @constant
             */
            success: true;
            data: components["schemas"]["Model"];
            meta: components["schemas"]["Meta"];
        };
        /** @description Answer with every model, in display order. */
        ModelListResponse: {
            /**
             * @description Always true.
             * @constant
             */
            success: true;
            /** @description All of them. */
            data: components["schemas"]["Model"][];
            meta: components["schemas"]["Meta"];
        };
        /** @description A model to offer; it takes the last place in the display order. */
        CreateModelRequest: {
            /** @description Technical name, as the provider spells it; unique. */
            name: string;
            /** @description Name that people choose it by. */
            label: string;
            /**
             * @description How exclusive a model is: for everybody, for paying plans, or for the enterprise plan.
             * @enum {string}
             */
            tier: "standard" | "premium" | "enterprise";
            /**
             * @description Whether it takes images and other media beside text.
             * @default false
             */
            supportsMedia?: boolean;
            /**
             * @description Whether users can choose it.
             * @default true
             */
            active?: boolean;
            /** @description A few words on what it is good for, or null for none. */
            description?: string | null;
            /** @description Tokens that fit into one conversation, or null where unknown. */
            contextWindow?: number | null;
        };
        /** @description What to change about a model; what is left out stays. */
        UpdateModelRequest: {
            /** @description Technical name, as the provider spells it; unique. */
            name?: string;
            /** @description Name that people choose it by. */
            label?: string;
            /**
             * @description How exclusive a model is: for everybody, for paying plans, or for the enterprise plan.
             * @enum {string}
             */
            tier?: "standard" | "premium" | "enterprise";
            /** @description Whether it takes images and other media beside text. */
            supportsMedia?: boolean;
            /** @description Whether users can choose it. */
            active?: boolean;
            /** @description A few words on what it is good for, or null for none. */
            description?: string | null;
            /** @description Tokens that fit into one conversation, or null where unknown. */
            contextWindow?: number | null;
        };
        /** @description The new display order. */
        ReorderModelsRequest: {
            /** @description The id of every model, each once, first to last. */
            ids: string[];
        };
        /**
         * @description Whether an affiliate earns, waits for approval, or is barred.
         * @enum {string}
         */
        AffiliateStatus: "active" | "pending" | "suspended" | (string & {});
        /** @description A partner who is paid for bringing customers. */
        Affiliate: {
            /** @description Id of the affiliate. */
            id: string;
            /** @description Id of the account behind it. */
            userId: string;
            /** @description Name of the affiliate. */
            name: string;
            /**
             * Format: email
             * @description Address for correspondence.
             */
            email: string;
            /** @description Referral code that customers come with; unique. */
            code: string;
            status: components["schemas"]["AffiliateStatus"];
            /** @description Customers brought so far. */
            referrals: number;
            /** @description Share of each payment that is theirs, in percent. */
            commissionRate: number;
            /** @description Commission earned so far, in minor units of the currency. */
            totalEarned: number;
            /** @description Part of it that was paid out, in minor units of the currency. */
            totalPaid: number;
            currency: components["schemas"]["Currency"];
            /** @description When they joined. */
            createdAt: components["schemas"]["Timestamp"];
            /** @description When the record last changed. */
            updatedAt: components["schemas"]["Timestamp"];
        };
        /** @description Answer with one affiliate. */
        AffiliateResponse: {
            /**
             * @description Always true.
             * @constant
             */
            success: true;
            data: components["schemas"]["Affiliate"];
            meta: components["schemas"]["Meta"];
        };
        /** @description Answer with a page of affiliates. */
        AffiliateListResponse: {
            /**
             * @description Always true.
             * @constant
             */
            success: true;
            /** @description The items of this page. */
            data: components["schemas"]["Affiliate"][];
            meta: components["schemas"]["Meta"];
            pagination: components["schemas"]["Pagination"];
        };
        /**
         * @description How far a withdrawal has come: pending, then approved and paid, or rejected.
         * @enum {string}
         */
        WithdrawalStatus: "pending" | "approved" | "paid" | "rejected" | (string & {});
        /**
         * @description A status that an administrator can move a withdrawal to.
         * @enum {string}
         */
        WithdrawalDecision: "approved" | "rejected" | "paid" | (string & {});
        /**
         * @description The way the money takes.
         * @enum {string}
         */
        WithdrawalMethod: "bank_transfer" | "paypal" | "stripe" | (string & {});
        /** @description An affiliate's request to be paid out. */
        Withdrawal: {
            /** @description Id of the withdrawal. */
            id: string;
            /** @description Id of the affiliate who asks. */
            affiliateId: string;
            /** @description Amount asked for, in minor units of the currency. */
            amount: number;
            currency: components["schemas"]["Currency"];
            status: components["schemas"]["WithdrawalStatus"];
            method: components["schemas"]["WithdrawalMethod"];
            /** @description When it was asked for. */
            createdAt: components["schemas"]["Timestamp"];
            /** @description When it was rejected or paid; null until then. */
            processedAt: components["schemas"]["NullableTimestamp"];
            /** @description When it last changed. */
            updatedAt: components["schemas"]["Timestamp"];
        };
        /** @description Answer with one withdrawal. */
        WithdrawalResponse: {
            /**
             * @description Always true.
             * @constant
             */
            success: true;
            data: components["schemas"]["Withdrawal"];
            meta: components["schemas"]["Meta"];
        };
        /** @description Answer with a page of withdrawals. */
        WithdrawalListResponse: {
            /**
             * @description Always true.
             * @constant
             */
            success: true;
            /** @description The items of this page. */
            data: components["schemas"]["Withdrawal"][];
            meta: components["schemas"]["Meta"];
            pagination: components["schemas"]["Pagination"];
        };
        /** @description The withdrawal to move, and where to. */
        UpdateWithdrawalStatusRequest: {
            /** @description Id of the withdrawal. */
            id: string;
            /**
             * @description A status that an administrator can move a withdrawal to.
             * @enum {string}
             */
            status: "approved" | "rejected" | "paid";
        };
        /** @description Users by plan. */
        PlanCounts: {
            /** @description Users on the free plan. */
            free: number;
            /** @description Users on the starter plan. */
            starter: number;
            /** @description Users on the professional plan. */
            professional: number;
            /** @description Users on the enterprise plan. */
            enterprise: number;
        };
        /** @description The accounts, counted. */
        UserStats: {
            /** @description All accounts. */
            total: number;
            /** @description Accounts in use. */
            active: number;
            /** @description Accounts locked by an administrator. */
            suspended: number;
            /** @description Accounts not yet confirmed. */
            pending: number;
            /** @description Accounts opened in the last 30 days, today included. */
            newLast30Days: number;
            byPlan: components["schemas"]["PlanCounts"];
            /** @description AI tokens that all users together may still spend. */
            tokenBalance: number;
            /** @description AI tokens that all users together have spent. */
            tokensUsed: number;
        };
        /** @description The models, counted. */
        ModelStats: {
            /** @description All models. */
            total: number;
            /** @description Models that users can choose. */
            active: number;
        };
        /** @description The affiliates, counted. */
        AffiliateStats: {
            /** @description All affiliates. */
            total: number;
            /** @description Affiliates who earn. */
            active: number;
            /** @description Customers brought by all of them. */
            referrals: number;
        };
        /** @description The withdrawals, counted. */
        WithdrawalStats: {
            /** @description Withdrawals that are pending. */
            pending: number;
            /** @description Withdrawals that are approved. */
            approved: number;
            /** @description Withdrawals that are paid. */
            paid: number;
            /** @description Withdrawals that are rejected. */
            rejected: number;
            /** @description What is asked for and not yet paid or rejected, one sum per currency. */
            outstanding: components["schemas"]["Money"][];
        };
        /** @description What people read and write, counted. */
        ContentStats: {
            /** @description All blog posts. */
            blogs: number;
            /** @description Blog posts that visitors can read. */
            publishedBlogs: number;
            /** @description Feature requests that nobody has decided on. */
            openFeatureRequests: number;
            /** @description Contact messages that nobody has read. */
            newContactMessages: number;
        };
        /** @description Requests to this API, counted. */
        RequestStats: {
            /** @description Requests in the last 24 hourly buckets, the current one included. */
            last24h: number;
            /** @description Those of them that were answered with a status of 400 or above. */
            failedLast24h: number;
            /** @description Requests in the last 7 days, today included. */
            last7d: number;
        };
        /** @description One day of the overview. */
        OverviewDay: {
            date: components["schemas"]["CalendarDate"];
            /** @description Accounts opened on this day. */
            newUsers: number;
            /** @description Requests to this API on this day. */
            requests: number;
            /** @description Those of them that were answered with a status of 400 or above. */
            failedRequests: number;
        };
        /** @description The figures of a dashboard: where things stand, and the last 30 days. */
        AnalyticsOverview: {
            users: components["schemas"]["UserStats"];
            models: components["schemas"]["ModelStats"];
            affiliates: components["schemas"]["AffiliateStats"];
            withdrawals: components["schemas"]["WithdrawalStats"];
            content: components["schemas"]["ContentStats"];
            requests: components["schemas"]["RequestStats"];
            /** @description The last 30 days of UTC, oldest first, today last, no day left out. */
            series: components["schemas"]["OverviewDay"][];
        };
        /** @description Answer with the overview. */
        AnalyticsOverviewResponse: {
            /**
             * @description Always true.
             * @constant
             */
            success: true;
            data: components["schemas"]["AnalyticsOverview"];
            meta: components["schemas"]["Meta"];
        };
        /** @description Visits over the whole period. */
        VisitTotals: {
            /** @description Page views. */
            visits: number;
            /** @description Different visitors among them. */
            uniqueVisitors: number;
        };
        /** @description Visits of one day. */
        VisitDay: {
            date: components["schemas"]["CalendarDate"];
            /** @description Page views. */
            visits: number;
            /** @description Different visitors among them. */
            uniqueVisitors: number;
        };
        /** @description Visits of one page. */
        PageVisits: {
            /** @description Path of the page. */
            path: string;
            /** @description Page views. */
            visits: number;
            /** @description Different visitors among them. */
            uniqueVisitors: number;
        };
        /** @description Visits that came from one place. */
        ReferrerVisits: {
            /** @description Host that the visitors came from; null for those who came directly. */
            referrer: string | null;
            /** @description Page views. */
            visits: number;
            /** @description Different visitors among them. */
            uniqueVisitors: number;
        };
        /** @description Visits from one country. */
        CountryVisits: {
            /** @description Two-letter code of ISO 3166-1; null where unknown. */
            country: string | null;
            /** @description Page views. */
            visits: number;
            /** @description Different visitors among them. */
            uniqueVisitors: number;
        };
        /**
         * @description The kind of device that a visit was made with.
         * @enum {string}
         */
        DeviceKind: "desktop" | "mobile" | "tablet" | "bot" | "other" | (string & {});
        /** @description Visits with one kind of device. */
        DeviceVisits: {
            device: components["schemas"]["DeviceKind"];
            /** @description Page views. */
            visits: number;
            /** @description Different visitors among them. */
            uniqueVisitors: number;
        };
        /** @description Who visited what, from where. */
        VisitorTracking: {
            /** @description Length of the period in days of UTC, today included. */
            days: number;
            /** @description First day of the period. */
            from: components["schemas"]["CalendarDate"];
            /** @description Last day of the period: today. */
            to: components["schemas"]["CalendarDate"];
            totals: components["schemas"]["VisitTotals"];
            /** @description Every day of the period, oldest first, no day left out. */
            series: components["schemas"]["VisitDay"][];
            /** @description The ten most visited pages, most visits first. */
            topPages: components["schemas"]["PageVisits"][];
            /** @description The ten places that most visits came from, most visits first. */
            topReferrers: components["schemas"]["ReferrerVisits"][];
            /** @description Visits by country, most visits first. */
            countries: components["schemas"]["CountryVisits"][];
            /** @description Visits by kind of device, most visits first. */
            devices: components["schemas"]["DeviceVisits"][];
        };
        /** @description Answer with the visitor statistics. */
        VisitorTrackingResponse: {
            /**
             * @description Always true.
             * @constant
             */
            success: true;
            data: components["schemas"]["VisitorTracking"];
            meta: components["schemas"]["Meta"];
        };
        /** @description What the server process uses. */
        ProcessResources: {
            /** @description Seconds since the process started. */
            uptimeSeconds: number;
            /** @description Processor time since the start as a share of one core, in percent. */
            cpuPercent: number;
            /** @description Memory held in bytes. */
            memoryRssBytes: number;
            /** @description Heap in use, in bytes. */
            heapUsedBytes: number;
            /** @description Heap reserved, in bytes. */
            heapTotalBytes: number;
            /** @description Mean delay of the event loop in milliseconds; null where it is not measured. */
            eventLoopDelayMs: number | null;
        };
        /** @description What the machine has and uses. */
        HostResources: {
            /** @description Operating system and architecture. */
            platform: string;
            /** @description Cores that the process may use. */
            cpuCount: number;
            /** @description Load over the last 1, 5 and 15 minutes; zeros where the system does not tell. */
            loadAverage: number[];
            /** @description Memory installed, in bytes. */
            memoryTotalBytes: number;
            /** @description Memory free, in bytes. */
            memoryFreeBytes: number;
            /** @description Seconds since the machine started. */
            uptimeSeconds: number;
        };
        /** @description Process and machine at one moment. */
        ResourceUsage: {
            /** @description When it was measured. */
            sampledAt: components["schemas"]["Timestamp"];
            process: components["schemas"]["ProcessResources"];
            host: components["schemas"]["HostResources"];
        };
        /** @description Answer with the resources in use. */
        ResourceUsageResponse: {
            /**
             * @description Always true.
             * @constant
             */
            success: true;
            data: components["schemas"]["ResourceUsage"];
            meta: components["schemas"]["Meta"];
        };
        /** @description AI tokens spent over the whole period. */
        TokenUsageTotals: {
            /** @description AI tokens spent. */
            tokensUsed: number;
            /** @description Calls to a model. */
            generations: number;
            /** @description Different users who made them. */
            activeUsers: number;
        };
        /** @description AI tokens spent on one day. */
        TokenUsageDay: {
            date: components["schemas"]["CalendarDate"];
            /** @description AI tokens spent. */
            tokensUsed: number;
            /** @description Calls to a model. */
            generations: number;
        };
        /** @description AI tokens spent on one model. */
        ModelTokenUsage: {
            /** @description Id of the model. */
            modelId: string;
            /** @description Technical name of the model; null when it was deleted since. */
            modelName: string | null;
            /** @description AI tokens spent. */
            tokensUsed: number;
            /** @description Calls to the model. */
            generations: number;
        };
        /** @description AI tokens spent by the users of one plan. */
        PlanTokenUsage: {
            plan: components["schemas"]["Plan"];
            /** @description AI tokens spent. */
            tokensUsed: number;
            /** @description Calls to a model. */
            generations: number;
            /** @description Different users who made them. */
            users: number;
        };
        /** @description AI tokens spent by one user. */
        UserTokenUsage: {
            /** @description Id of the user. */
            userId: string;
            /** @description Name of the user; null when the account was deleted since. */
            userName: string | null;
            /** @description AI tokens spent. */
            tokensUsed: number;
            /** @description Calls to a model. */
            generations: number;
        };
        /** @description How many AI tokens were spent, on what and by whom. */
        TokenUsage: {
            /** @description Length of the period in days of UTC, today included. */
            days: number;
            /** @description First day of the period. */
            from: components["schemas"]["CalendarDate"];
            /** @description Last day of the period: today. */
            to: components["schemas"]["CalendarDate"];
            totals: components["schemas"]["TokenUsageTotals"];
            /** @description Every day of the period, oldest first, no day left out. */
            series: components["schemas"]["TokenUsageDay"][];
            /** @description By model, most tokens first. */
            byModel: components["schemas"]["ModelTokenUsage"][];
            /** @description By the plan that the users are on now, most tokens first. */
            byPlan: components["schemas"]["PlanTokenUsage"][];
            /** @description The ten users who spent most, most tokens first. */
            topUsers: components["schemas"]["UserTokenUsage"][];
        };
        /** @description Answer with the token usage. */
        TokenUsageResponse: {
            /**
             * @description Always true.
             * @constant
             */
            success: true;
            data: components["schemas"]["TokenUsage"];
            meta: components["schemas"]["Meta"];
        };
        /**
         * @description Whether a post is being written, can be read by visitors, or was taken down.
         * @enum {string}
         */
        BlogStatus: "draft" | "published" | "archived" | (string & {});
        /** @description A post of the blog. */
        Blog: {
            /** @description Id of the post. */
            id: string;
            /** @description Headline. */
            title: string;
            /** @description Last part of its address; unique. */
            slug: string;
            /** @description Short text for lists, or null. */
            excerpt: string | null;
            /** @description The text, as Markdown. */
            content: string;
            status: components["schemas"]["BlogStatus"];
            /** @description Tags, in the order given. */
            tags: string[];
            /** @description Name shown under the headline. */
            author: string;
            /** @description When it was first published; null before that. */
            publishedAt: components["schemas"]["NullableTimestamp"];
            /** @description When it was written down. */
            createdAt: components["schemas"]["Timestamp"];
            /** @description When it last changed. */
            updatedAt: components["schemas"]["Timestamp"];
        };
        /** @description Answer with one blog post. */
        BlogResponse: {
            /**
             * @description Always true.
             * @constant
             */
            success: true;
            data: components["schemas"]["Blog"];
            meta: components["schemas"]["Meta"];
        };
        /** @description Answer with a page of blog posts. */
        BlogListResponse: {
            /**
             * @description Always true.
             * @constant
             */
            success: true;
            /** @description The items of this page. */
            data: components["schemas"]["Blog"][];
            meta: components["schemas"]["Meta"];
            pagination: components["schemas"]["Pagination"];
        };
        /** @description A post to write down. */
        CreateBlogRequest: {
            /** @description Headline. */
            title: string;
            /** @description Last part of its address; unique. Left out, it is made from the title. */
            slug?: string;
            /** @description Short text for lists, or null for none. */
            excerpt?: string | null;
            /** @description The text, as Markdown. */
            content: string;
            /**
             * @description Whether visitors can read it. Left out, the post is a draft.
             * @enum {string}
             */
            status?: "draft" | "published" | "archived";
            /**
             * @description Tags, in the order to show them.
             * @default []
             */
            tags?: string[];
            /** @description Name shown under the headline. Left out, it is the name of the key. */
            author?: string;
        };
        /** @description What to change about a post; what is left out stays. */
        UpdateBlogRequest: {
            /** @description Headline. */
            title?: string;
            /** @description Last part of its address; unique. */
            slug?: string;
            /** @description Short text for lists, or null for none. */
            excerpt?: string | null;
            /** @description The text, as Markdown. */
            content?: string;
            /**
             * @description Whether visitors can read it.
             * @enum {string}
             */
            status?: "draft" | "published" | "archived";
            /** @description Tags, in the order to show them. */
            tags?: string[];
            /** @description Name shown under the headline. */
            author?: string;
        };
        /**
         * @description What became of a wish: undecided, planned, being built, done, or declined.
         * @enum {string}
         */
        FeatureRequestStatus: "open" | "planned" | "in_progress" | "completed" | "declined" | (string & {});
        /** @description A wish of a user for the product. */
        FeatureRequest: {
            /** @description Id of the feature request. */
            id: string;
            /** @description The wish in a line. */
            title: string;
            /** @description The wish in full. */
            description: string;
            /**
             * @description What became of a wish: undecided, planned, being built, done, or declined.
             * @enum {string}
             */
            status: "open" | "planned" | "in_progress" | "completed" | "declined";
            /** @description Users who want it too. */
            votes: number;
            /** @description Id of the user who asked; null where unknown. */
            userId: string | null;
            /** @description Public answer of the team, or null. */
            response: string | null;
            /** @description When it was asked for. */
            createdAt: components["schemas"]["Timestamp"];
            /** @description When it last changed. */
            updatedAt: components["schemas"]["Timestamp"];
        };
        /** @description Answer with one feature request. */
        FeatureRequestResponse: {
            /**
             * @description Always true.
             * @constant
             */
            success: true;
            data: components["schemas"]["FeatureRequest"];
            meta: components["schemas"]["Meta"];
        };
        /** @description Answer with a page of feature requests. */
        FeatureRequestListResponse: {
            /**
             * @description Always true.
             * @constant
             */
            success: true;
            /** @description The items of this page. */
            data: components["schemas"]["FeatureRequest"][];
            meta: components["schemas"]["Meta"];
            pagination: components["schemas"]["Pagination"];
        };
        /** @description The decision on a wish; what is left out stays. */
        UpdateFeatureRequestRequest: {
            /**
             * @description What became of a wish: undecided, planned, being built, done, or declined.
             * @enum {string}
             */
            status?: "open" | "planned" | "in_progress" | "completed" | "declined";
            /** @description Public answer of the team; null takes it back. */
            response?: string | null;
        };
        /**
         * @description Whether a message is unread, read, or put away.
         * @enum {string}
         */
        ContactMessageStatus: "new" | "read" | "archived" | (string & {});
        /** @description A message left through the contact form. */
        ContactMessage: {
            /** @description Id of the message. */
            id: string;
            /** @description Name of the sender. */
            name: string;
            /**
             * Format: email
             * @description Address to reply to.
             */
            email: string;
            /** @description Subject. */
            subject: string;
            /** @description Text. */
            message: string;
            status: components["schemas"]["ContactMessageStatus"];
            /** @description When it was sent. */
            createdAt: components["schemas"]["Timestamp"];
        };
        /** @description Answer with a page of contact messages. */
        ContactMessageListResponse: {
            /**
             * @description Always true.
             * @constant
             */
            success: true;
            /** @description The items of this page. */
            data: components["schemas"]["ContactMessage"][];
            meta: components["schemas"]["Meta"];
            pagination: components["schemas"]["Pagination"];
        };
        /**
         * @description ok when everything works, degraded when it works with limits.
         * @enum {string}
         */
        HealthStatus: "ok" | "degraded" | (string & {});
        /**
         * @description Outcome of the check of one dependency.
         * @enum {string}
         */
        CheckStatus: "ok" | "degraded" | "failed" | (string & {});
        /** @description State of one dependency. */
        HealthCheck: {
            /** @description Name of the dependency. */
            name: string;
            status: components["schemas"]["CheckStatus"];
            /** @description Milliseconds that the check took; null where it was not timed. */
            latencyMs: number | null;
            /** @description What is wrong, null where nothing is. */
            message: string | null;
        };
        /** @description State of the server. */
        Health: {
            status: components["schemas"]["HealthStatus"];
            /** @description Version of the server. */
            version: string;
            /** @description Seconds since it started. */
            uptimeSeconds: number;
            /** @description Every dependency that is in use. */
            checks: components["schemas"]["HealthCheck"][];
        };
        /** @description Answer with the state of the server. */
        HealthResponse: {
            /**
             * @description Always true.
             * @constant
             */
            success: true;
            data: components["schemas"]["Health"];
            meta: components["schemas"]["Meta"];
        };
        /**
         * @description A self test: write and read in the store, count in the limiter, sign and verify a JWT, hash and compare a key, read the clock, follow the chain of the audit.
         * @enum {string}
         */
        SystemTestName: "store" | "counter" | "jwt" | "key-hashing" | "clock" | "audit-chain" | (string & {});
        /**
         * @description Outcome of a self test.
         * @enum {string}
         */
        TestStatus: "passed" | "failed" | (string & {});
        /** @description Outcome of one self test. */
        SystemTestResult: {
            name: components["schemas"]["SystemTestName"];
            status: components["schemas"]["TestStatus"];
            /** @description Milliseconds that it took. */
            durationMs: number;
            /** @description Why it failed, null where it passed. */
            message: string | null;
        };
        /** @description Outcome of the self tests. */
        SystemTestReport: {
            /** @description Tests that passed. */
            passed: number;
            /** @description Tests that failed. */
            failed: number;
            /** @description Milliseconds that all of them took. */
            durationMs: number;
            /** @description One entry per test, in the order run. */
            tests: components["schemas"]["SystemTestResult"][];
        };
        /** @description Answer with the outcome of the self tests. */
        SystemTestReportResponse: {
            /**
             * @description Always true.
             * @constant
             */
            success: true;
            data: components["schemas"]["SystemTestReport"];
            meta: components["schemas"]["Meta"];
        };
        /** @description Which self tests to run. */
        RunSystemTestsRequest: {
            /** @description Names of the tests, each once; they run in this order. */
            tests: ("store" | "counter" | "jwt" | "key-hashing" | "clock" | "audit-chain")[];
        };
        /** @description Entries dropped, by cache. */
        ClearedCaches: {
            /** @description Keys that have to be verified by hash again. */
            verifications: number;
            /** @description JWTs whose signature has to be verified again. */
            signatures: number;
        };
        /** @description What the clearing did. */
        CacheClearing: {
            cleared: components["schemas"]["ClearedCaches"];
        };
        /** @description Answer to the clearing of the caches. */
        CacheClearingResponse: {
            /**
             * @description Always true.
             * @constant
             */
            success: true;
            data: components["schemas"]["CacheClearing"];
            meta: components["schemas"]["Meta"];
        };
        /**
         * @description Who acts: the root key, an API token, or the server by itself.
         * @enum {string}
         */
        ActorType: "root" | "token" | "system" | (string & {});
        /** @description Who made a change. */
        AuditActor: {
            type: components["schemas"]["ActorType"];
            /** @description token:<id>, root:<fingerprint>, or system. */
            id: string;
            /** @description Name of the key at that time. */
            name: string;
        };
        /** @description A thing at one moment, without its secrets; null where it did not exist. The one kind of object that is open, since it holds whatever was changed. */
        AuditSnapshot: {
            [key: string]: unknown;
        } | null;
        /** @description One change to the state of the system. */
        AuditEntry: {
            /** @description Id of the entry. */
            id: string;
            /** @description What was done, as the operationId. */
            operation: string;
            actor: components["schemas"]["AuditActor"];
            /** @description Id of what was changed, token:<id> for an API token; null where there is no such thing. */
            target: string | null;
            /** @description Request that made the change; null for one by the server itself. */
            requestId: string | null;
            /** @description Address that it came from; null for one by the server itself. */
            ipAddress: string | null;
            /** @description State before; null for a creation. */
            before: components["schemas"]["AuditSnapshot"];
            /** @description State after; null for a deletion. */
            after: components["schemas"]["AuditSnapshot"];
            /** @description When it happened. */
            createdAt: components["schemas"]["Timestamp"];
        };
        /** @description Answer with a page of the audit log. */
        AuditEntryListResponse: {
            /**
             * @description Always true.
             * @constant
             */
            success: true;
            /** @description The items of this page. */
            data: components["schemas"]["AuditEntry"][];
            meta: components["schemas"]["Meta"];
            pagination: components["schemas"]["Pagination"];
        };
        /**
         * @description A rate limit by the hour: 1,000 requests for free, 10,000 for pro, 50,000 for business, none for enterprise.
         * @enum {string}
         */
        RateLimitTier: "free" | "pro" | "business" | "enterprise" | (string & {});
        /** @description A path below its mount, such as /users/123. An asterisk at the end matches any rest, elsewhere within one segment. */
        EndpointPattern: string;
        /** @description A network in CIDR notation, IPv4 or IPv6, with no host bits set; a single address has /32 or /128. */
        Cidr: string;
        /** @description What a token may do. */
        ApiTokenScopes: components["schemas"]["Scope"][];
        /** @description An API token, without the key itself. */
        ApiToken: {
            /** @description Id of the token. */
            id: number;
            /** @description Name that says what it is for. */
            name: string;
            /** @description Notes, or null. */
            description: string | null;
            environment: components["schemas"]["Environment"];
            /** @description How the key begins, to recognise it by. */
            token_prefix: string;
            /** @description Whether it is accepted. */
            active: boolean;
            scopes: components["schemas"]["ApiTokenScopes"];
            /** @description Where it may be used; null or an empty list mean everywhere. */
            allowed_endpoints: components["schemas"]["EndpointPattern"][] | null;
            /** @description Networks that it may be used from; null or an empty list mean all. */
            ip_allowlist: components["schemas"]["Cidr"][] | null;
            /** @description Requests a minute; null where the tier sets the limit. */
            rate_limit: number | null;
            /** @description Limit by the hour; null where the limit is by the minute. */
            rate_limit_tier: components["schemas"]["RateLimitTier"] | null;
            /** @description When it ends; null for never. */
            expires_at: components["schemas"]["NullableTimestamp"];
            /** @description When it was last used; null before its first use. */
            last_used_at: components["schemas"]["NullableTimestamp"];
            /** @description When it was made. */
            created_at: components["schemas"]["Timestamp"];
            /** @description When it last changed. */
            updated_at: components["schemas"]["Timestamp"];
        };
        /** @description An API token with how much it is used. */
        ApiTokenWithUsage: {
            /** @description Id of the token. */
            id: number;
            /** @description Name that says what it is for. */
            name: string;
            /** @description Notes, or null. */
            description: string | null;
            environment: components["schemas"]["Environment"];
            /** @description How the key begins, to recognise it by. */
            token_prefix: string;
            /** @description Whether it is accepted. */
            active: boolean;
            scopes: components["schemas"]["ApiTokenScopes"];
            /** @description Where it may be used; null or an empty list mean everywhere. */
            allowed_endpoints: components["schemas"]["EndpointPattern"][] | null;
            /** @description Networks that it may be used from; null or an empty list mean all. */
            ip_allowlist: components["schemas"]["Cidr"][] | null;
            /** @description Requests a minute; null where the tier sets the limit. */
            rate_limit: number | null;
            /** @description Limit by the hour; null where the limit is by the minute. */
            rate_limit_tier: components["schemas"]["RateLimitTier"] | null;
            /** @description When it ends; null for never. */
            expires_at: components["schemas"]["NullableTimestamp"];
            /** @description When it was last used; null before its first use. */
            last_used_at: components["schemas"]["NullableTimestamp"];
            /** @description When it was made. */
            created_at: components["schemas"]["Timestamp"];
            /** @description When it last changed. */
            updated_at: components["schemas"]["Timestamp"];
            /** @description Requests in the last 24 hourly buckets, the current one included. */
            requests_24h: number;
            /** @description Requests in the last 7 days. */
            requests_7d: number;
            /** @description Requests since it exists. */
            total_requests: number;
        };
        /** @description An API token at the only time that its key is shown. */
        CreatedApiToken: {
            /** @description Id of the token. */
            id: number;
            /** @description Name that says what it is for. */
            name: string;
            /** @description The key itself, shown this once; null when an earlier answer is replayed. */
            token: string | null;
            /** @description Notes, or null. */
            description: string | null;
            environment: components["schemas"]["Environment"];
            /** @description How the key begins, to recognise it by. */
            token_prefix: string;
            /** @description Whether it is accepted. */
            active: boolean;
            scopes: components["schemas"]["ApiTokenScopes"];
            /** @description Where it may be used; null or an empty list mean everywhere. */
            allowed_endpoints: components["schemas"]["EndpointPattern"][] | null;
            /** @description Networks that it may be used from; null or an empty list mean all. */
            ip_allowlist: components["schemas"]["Cidr"][] | null;
            /** @description Requests a minute; null where the tier sets the limit. */
            rate_limit: number | null;
            /** @description Limit by the hour; null where the limit is by the minute. */
            rate_limit_tier: components["schemas"]["RateLimitTier"] | null;
            /** @description When it ends; null for never. */
            expires_at: components["schemas"]["NullableTimestamp"];
            /** @description When it was last used; null before its first use. */
            last_used_at: components["schemas"]["NullableTimestamp"];
            /** @description When it was made. */
            created_at: components["schemas"]["Timestamp"];
            /** @description When it last changed. */
            updated_at: components["schemas"]["Timestamp"];
        };
        /** @description Answer with one token. */
        ApiTokenResponse: {
            token: components["schemas"]["ApiToken"];
        };
        /** @description Answer with every token. */
        ApiTokenListResponse: {
            /** @description All tokens, oldest first. */
            tokens: components["schemas"]["ApiTokenWithUsage"][];
        };
        /** @description Answer to a creation or a rotation. */
        CreatedApiTokenResponse: {
            token: components["schemas"]["CreatedApiToken"];
            /** @description Reminds that the key must be saved now. */
            message: string;
        };
        /** @description Answer to a deletion. */
        DeletedApiTokenResponse: {
            /** @description Id of the token that was deleted; it is never given out again. */
            id: number;
            /**
             * @description Always true.
             * @constant
             */
            deleted: true;
        };
        /** @description Answer to the pruning. */
        PrunedApiTokensResponse: {
            /** @description Tokens that were deleted. */
            deleted: number;
        };
        /** @description A token to make. */
        CreateApiTokenRequest: {
            /** @description Name that says what it is for. */
            name: string;
            /** @description Notes, or null for none. */
            description?: string | null;
            /**
             * @description Data that it works on. Left out, it is that of the caller.
             * @enum {string}
             */
            environment?: "live" | "test";
            /**
             * @description What it may do.
             * @default [
             *       "*:read"
             *     ]
             */
            scopes?: ("*" | "*:read" | "*:write" | "*:delete" | "users:read" | "users:write" | "users:delete" | "users:*" | "models:read" | "models:write" | "models:delete" | "models:*" | "affiliates:read" | "affiliates:write" | "affiliates:delete" | "affiliates:*" | "withdrawals:read" | "withdrawals:write" | "withdrawals:delete" | "withdrawals:*" | "analytics:read" | "analytics:write" | "analytics:delete" | "analytics:*" | "blogs:read" | "blogs:write" | "blogs:delete" | "blogs:*" | "feature-requests:read" | "feature-requests:write" | "feature-requests:delete" | "feature-requests:*" | "contact-messages:read" | "contact-messages:write" | "contact-messages:delete" | "contact-messages:*" | "system:read" | "system:write" | "system:delete" | "system:*" | "tokens:read" | "tokens:write" | "tokens:delete" | "tokens:*")[];
            /** @description Where it may be used; null or an empty list mean everywhere. */
            allowed_endpoints?: components["schemas"]["EndpointPattern"][] | null;
            /** @description Networks that it may be used from; null or an empty list mean all. */
            ip_allowlist?: components["schemas"]["Cidr"][] | null;
            /** @description Requests a minute, 100 when neither limit is given; excludes rate_limit_tier. */
            rate_limit?: number | null;
            /** @description Limit by the hour; excludes rate_limit. */
            rate_limit_tier?: ("free" | "pro" | "business" | "enterprise") | null;
            /** @description When it ends: a moment, or a day, which means the start of that day in UTC; null for never. */
            expires_at?: string | null;
        };
        /** @description What to change about a token; what is left out stays. */
        UpdateApiTokenRequest: {
            /** @description Name that says what it is for. */
            name?: string;
            /** @description Notes, or null for none. */
            description?: string | null;
            /** @description Whether it is accepted. */
            active?: boolean;
            /** @description What it may do. */
            scopes?: ("*" | "*:read" | "*:write" | "*:delete" | "users:read" | "users:write" | "users:delete" | "users:*" | "models:read" | "models:write" | "models:delete" | "models:*" | "affiliates:read" | "affiliates:write" | "affiliates:delete" | "affiliates:*" | "withdrawals:read" | "withdrawals:write" | "withdrawals:delete" | "withdrawals:*" | "analytics:read" | "analytics:write" | "analytics:delete" | "analytics:*" | "blogs:read" | "blogs:write" | "blogs:delete" | "blogs:*" | "feature-requests:read" | "feature-requests:write" | "feature-requests:delete" | "feature-requests:*" | "contact-messages:read" | "contact-messages:write" | "contact-messages:delete" | "contact-messages:*" | "system:read" | "system:write" | "system:delete" | "system:*" | "tokens:read" | "tokens:write" | "tokens:delete" | "tokens:*")[];
            /** @description Where it may be used; null or an empty list mean everywhere. */
            allowed_endpoints?: components["schemas"]["EndpointPattern"][] | null;
            /** @description Networks that it may be used from; null or an empty list mean all. */
            ip_allowlist?: components["schemas"]["Cidr"][] | null;
            /** @description Requests a minute, which replaces a tier; excludes rate_limit_tier. */
            rate_limit?: number | null;
            /** @description Limit by the hour, which replaces a limit by the minute; excludes rate_limit. */
            rate_limit_tier?: ("free" | "pro" | "business" | "enterprise") | null;
            /** @description When it ends: a moment, or a day, which means the start of that day in UTC; null for never. */
            expires_at?: string | null;
        };
        /** @description How to part with the old key. */
        RotateApiTokenRequest: {
            /**
             * @description Hours for which the old key goes on working beside the new one; 0 ends it at once.
             * @default 24
             */
            grace_period_hours?: number;
        };
        /** @description Requests of one hour. */
        HourlyUsage: {
            /** @description Start of the hour. */
            hour: components["schemas"]["Timestamp"];
            /** @description Requests. */
            requests: number;
            /** @description Mean time to answer, in milliseconds, rounded. */
            avg_response_time: number;
            /** @description Answered with a status below 400. */
            successful_requests: number;
            /** @description Answered with a status of 400 or above. */
            failed_requests: number;
        };
        /** @description Requests to one endpoint. */
        EndpointUsage: {
            /** @description Path below its mount, with parameters in place of ids. */
            endpoint: string;
            /** @description HTTP method. */
            method: string;
            /** @description Requests. */
            requests: number;
            /** @description Mean time to answer, in milliseconds, rounded. */
            avg_response_time: number;
        };
        /** @description One request, as it was tracked. */
        RecentRequest: {
            /** @description Path below its mount, with parameters in place of ids. */
            endpoint: string;
            /** @description HTTP method. */
            method: string;
            /** @description Status of the answer. */
            status_code: number;
            /** @description Time to answer, in milliseconds, rounded. */
            response_time_ms: number;
            /** @description Body of the request, in bytes. */
            request_size?: number;
            /** @description Body of the answer, in bytes. */
            response_size?: number;
            /** @description Address that it came from; null where unknown. */
            ip_address: string | null;
            /** @description User-Agent header; null where there was none. */
            user_agent?: string | null;
            /** @description When it was made. */
            created_at: components["schemas"]["Timestamp"];
        };
        /** @description An interval in which the server crashed: requests that ended in it may be missing from the figures. */
        UsageGap: {
            /** @description Start of the interval. */
            from: components["schemas"]["Timestamp"];
            /** @description End of the interval. */
            to: components["schemas"]["Timestamp"];
        };
        /** @description How far the figures can be relied on. */
        UsageCompleteness: {
            /** @description Intervals in which rows may be missing, oldest first. */
            gaps: components["schemas"]["UsageGap"][];
            /** @description Rows dropped under pressure during the period. */
            dropped_rows: number;
        };
        /** @description Answer with the use of one token. */
        ApiTokenUsageResponse: {
            /** @description Hours with at least one request, oldest first. */
            hourly_usage: components["schemas"]["HourlyUsage"][];
            /** @description Use by endpoint, most requests first. */
            endpoint_usage: components["schemas"]["EndpointUsage"][];
            /** @description The latest requests of the period, newest first. */
            recent_requests: components["schemas"]["RecentRequest"][];
            /** @description How far the figures can be relied on; left out by a server that never loses a row. */
            completeness?: components["schemas"]["UsageCompleteness"];
        };
        /** @description Use of the API over the period. */
        ApiUsageTotals: {
            /** @description Tokens that are accepted now: neither disabled nor expired. */
            active_tokens: number;
            /** @description Requests. */
            total_requests: number;
            /** @description Mean time to answer, in milliseconds, rounded; 0 without requests. */
            avg_response_time: number;
            /** @description Answered with a status below 400. */
            successful_requests: number;
            /** @description Answered with a status of 400 or above. */
            failed_requests: number;
        };
        /** @description A token among those used most. */
        TokenRanking: {
            /** @description Id of the token. */
            id: number;
            /** @description Name of the token. */
            name: string;
            /** @description Requests. */
            requests: number;
            /** @description Mean time to answer, in milliseconds, rounded. */
            avg_response_time: number;
        };
        /** @description Answer with the use of the whole API. */
        ApiTokenOverviewResponse: {
            overview: components["schemas"]["ApiUsageTotals"];
            /** @description The ten tokens used most, most requests first. */
            top_tokens: components["schemas"]["TokenRanking"][];
            /** @description The ten endpoints used most, most requests first. */
            top_endpoints: components["schemas"]["EndpointUsage"][];
            /** @description How far the figures can be relied on; left out by a server that never loses a row. */
            completeness?: components["schemas"]["UsageCompleteness"];
        };
        /**
         * @description Part of the request that a field is in.
         * @enum {string}
         */
        FieldLocation: "body" | "query" | "path" | "header" | (string & {});
        /** @description One field that was refused. */
        FieldProblem: {
            /** @description Name of the field, with dots and indexes where it is nested; empty for the body as a whole. */
            field: string;
            location: components["schemas"]["FieldLocation"];
            /** @description What is wrong with it. */
            message: string;
        };
        /** @description The request breaks the contract. */
        BadRequestProblem: {
            /**
             * @description Always false.
             * @constant
             */
            success: false;
            /** @description The error. */
            error: {
                /**
                 * @description What went wrong, for programs.
                 * @enum {string}
                 */
                code: "VALIDATION_ERROR" | (string & {});
                /** @description What went wrong, for people. */
                message: string;
                /** @description What a program needs to know beyond the code. */
                details?: {
                    /** @description Every field that was refused. */
                    fields?: components["schemas"]["FieldProblem"][];
                };
            };
            meta: components["schemas"]["Meta"];
        };
        /** @description The credential is missing or refused. */
        UnauthorizedProblem: {
            /**
             * @description Always false.
             * @constant
             */
            success: false;
            /** @description The error. */
            error: {
                /**
                 * @description What went wrong, for programs.
                 * @enum {string}
                 */
                code: "MISSING_AUTH_HEADER" | "INVALID_AUTH_SCHEME" | "INVALID_API_KEY" | "TOKEN_EXPIRED" | "INVALID_TOKEN" | "API_KEY_EXPIRED" | "API_KEY_DISABLED" | (string & {});
                /** @description What went wrong, for people. */
                message: string;
            };
            meta: components["schemas"]["Meta"];
        };
        /** @description The credential is good, and does not allow this. */
        ForbiddenProblem: {
            /**
             * @description Always false.
             * @constant
             */
            success: false;
            /** @description The error. */
            error: {
                /**
                 * @description What went wrong, for programs.
                 * @enum {string}
                 */
                code: "INSUFFICIENT_SCOPE" | "ENDPOINT_NOT_ALLOWED" | "IP_NOT_ALLOWED" | (string & {});
                /** @description What went wrong, for people. */
                message: string;
                /** @description What a program needs to know beyond the code. */
                details?: {
                    /** @description The scope that is lacking, with INSUFFICIENT_SCOPE. */
                    requiredScope?: components["schemas"]["Scope"];
                };
            };
            meta: components["schemas"]["Meta"];
        };
        /** @description The credential is good, and may not be used from this address. */
        AddressForbiddenProblem: {
            /**
             * @description Always false.
             * @constant
             */
            success: false;
            /** @description The error. */
            error: {
                /**
                 * @description What went wrong, for programs.
                 * @enum {string}
                 */
                code: "IP_NOT_ALLOWED" | (string & {});
                /** @description What went wrong, for people. */
                message: string;
            };
            meta: components["schemas"]["Meta"];
        };
        /** @description Nothing has the id that was given. */
        NotFoundProblem: {
            /**
             * @description Always false.
             * @constant
             */
            success: false;
            /** @description The error. */
            error: {
                /**
                 * @description What went wrong, for programs.
                 * @enum {string}
                 */
                code: "NOT_FOUND" | (string & {});
                /** @description What went wrong, for people. */
                message: string;
            };
            meta: components["schemas"]["Meta"];
        };
        /** @description The present state forbids the change. */
        ConflictProblem: {
            /**
             * @description Always false.
             * @constant
             */
            success: false;
            /** @description The error. */
            error: {
                /**
                 * @description What went wrong, for programs.
                 * @enum {string}
                 */
                code: "CONFLICT" | (string & {});
                /** @description What went wrong, for people. */
                message: string;
            };
            meta: components["schemas"]["Meta"];
        };
        /** @description The present state forbids the change, or a request with the same idempotency key is still under way; only the latter carries Retry-After and X-Should-Retry. */
        RetryableConflictProblem: {
            /**
             * @description Always false.
             * @constant
             */
            success: false;
            /** @description The error. */
            error: {
                /**
                 * @description What went wrong, for programs.
                 * @enum {string}
                 */
                code: "CONFLICT" | (string & {});
                /** @description What went wrong, for people. */
                message: string;
            };
            meta: components["schemas"]["Meta"];
        };
        /** @description The body is larger than 1 MiB. */
        PayloadTooLargeProblem: {
            /**
             * @description Always false.
             * @constant
             */
            success: false;
            /** @description The error. */
            error: {
                /**
                 * @description What went wrong, for programs.
                 * @enum {string}
                 */
                code: "PAYLOAD_TOO_LARGE" | (string & {});
                /** @description What went wrong, for people. */
                message: string;
            };
            meta: components["schemas"]["Meta"];
        };
        /** @description The body is not application/json. */
        UnsupportedMediaTypeProblem: {
            /**
             * @description Always false.
             * @constant
             */
            success: false;
            /** @description The error. */
            error: {
                /**
                 * @description What went wrong, for programs.
                 * @enum {string}
                 */
                code: "UNSUPPORTED_MEDIA_TYPE" | (string & {});
                /** @description What went wrong, for people. */
                message: string;
            };
            meta: components["schemas"]["Meta"];
        };
        /** @description The idempotency key belongs to a request with another body. */
        IdempotencyKeyReusedProblem: {
            /**
             * @description Always false.
             * @constant
             */
            success: false;
            /** @description The error. */
            error: {
                /**
                 * @description What went wrong, for programs.
                 * @enum {string}
                 */
                code: "IDEMPOTENCY_KEY_REUSED" | (string & {});
                /** @description What went wrong, for people. */
                message: string;
            };
            meta: components["schemas"]["Meta"];
        };
        /** @description The key has used up its quota, or the address has sent too many wrong credentials. */
        TooManyRequestsProblem: {
            /**
             * @description Always false.
             * @constant
             */
            success: false;
            /** @description The error. */
            error: {
                /**
                 * @description What went wrong, for programs.
                 * @enum {string}
                 */
                code: "RATE_LIMIT_EXCEEDED" | "TOO_MANY_AUTH_FAILURES" | (string & {});
                /** @description What went wrong, for people. */
                message: string;
                /** @description What a program needs to know beyond the code. */
                details?: {
                    /** @description When the next request can be admitted. */
                    resetAt?: components["schemas"]["Timestamp"];
                };
            };
            meta: components["schemas"]["Meta"];
        };
        /** @description The server failed. */
        InternalErrorProblem: {
            /**
             * @description Always false.
             * @constant
             */
            success: false;
            /** @description The error. */
            error: {
                /**
                 * @description What went wrong, for programs.
                 * @enum {string}
                 */
                code: "INTERNAL_ERROR" | (string & {});
                /** @description What went wrong, for people. */
                message: string;
            };
            meta: components["schemas"]["Meta"];
        };
        /** @description The server lacks its root key, or a part that it needs. */
        ServiceUnavailableProblem: {
            /**
             * @description Always false.
             * @constant
             */
            success: false;
            /** @description The error. */
            error: {
                /**
                 * @description What went wrong, for programs.
                 * @enum {string}
                 */
                code: "API_KEY_NOT_CONFIGURED" | "SERVICE_UNAVAILABLE" | (string & {});
                /** @description What went wrong, for people. */
                message: string;
            };
            meta: components["schemas"]["Meta"];
        };
        /** @description The server failed. */
        HealthInternalErrorProblem: {
            /**
             * @description Always false.
             * @constant
             */
            success: false;
            /** @description The error. */
            error: {
                /**
                 * @description What went wrong, for programs.
                 * @enum {string}
                 */
                code: "INTERNAL_ERROR" | (string & {});
                /** @description What went wrong, for people. */
                message: string;
            };
            meta: components["schemas"]["Meta"];
        };
        /** @description The server cannot do its work at present. */
        HealthUnavailableProblem: {
            /**
             * @description Always false.
             * @constant
             */
            success: false;
            /** @description The error. */
            error: {
                /**
                 * @description What went wrong, for programs.
                 * @enum {string}
                 */
                code: "SERVICE_UNAVAILABLE" | (string & {});
                /** @description What went wrong, for people. */
                message: string;
            };
            meta: components["schemas"]["Meta"];
        };
        /** @description The request breaks the contract. */
        TokenBadRequestProblem: {
            /** @description What went wrong, for people. */
            error: string;
            /**
             * @description What went wrong, for programs.
             * @enum {string}
             */
            code: "VALIDATION_ERROR" | (string & {});
            /** @description Every field that was refused. */
            fields?: components["schemas"]["FieldProblem"][];
        };
        /** @description The credential is missing or refused. */
        TokenUnauthorizedProblem: {
            /** @description What went wrong, for people. */
            error: string;
            /**
             * @description What went wrong, for programs.
             * @enum {string}
             */
            code: "MISSING_AUTH_HEADER" | "INVALID_AUTH_SCHEME" | "INVALID_API_KEY" | "TOKEN_EXPIRED" | "INVALID_TOKEN" | "API_KEY_EXPIRED" | "API_KEY_DISABLED" | (string & {});
        };
        /** @description The credential is good, and does not allow this. */
        TokenForbiddenProblem: {
            /** @description What went wrong, for people. */
            error: string;
            /**
             * @description What went wrong, for programs.
             * @enum {string}
             */
            code: "INSUFFICIENT_SCOPE" | "ENDPOINT_NOT_ALLOWED" | "IP_NOT_ALLOWED" | (string & {});
            /** @description The scope that is lacking, with INSUFFICIENT_SCOPE. */
            required_scope?: components["schemas"]["Scope"];
        };
        /** @description Nothing has the id that was given. */
        TokenNotFoundProblem: {
            /** @description What went wrong, for people. */
            error: string;
            /**
             * @description What went wrong, for programs.
             * @enum {string}
             */
            code: "NOT_FOUND" | (string & {});
        };
        /** @description The present state forbids the change, or a request with the same idempotency key is still under way; only the latter carries Retry-After and X-Should-Retry. */
        TokenRetryableConflictProblem: {
            /** @description What went wrong, for people. */
            error: string;
            /**
             * @description What went wrong, for programs.
             * @enum {string}
             */
            code: "CONFLICT" | (string & {});
        };
        /** @description The body is larger than 1 MiB. */
        TokenPayloadTooLargeProblem: {
            /** @description What went wrong, for people. */
            error: string;
            /**
             * @description What went wrong, for programs.
             * @enum {string}
             */
            code: "PAYLOAD_TOO_LARGE" | (string & {});
        };
        /** @description The body is not application/json. */
        TokenUnsupportedMediaTypeProblem: {
            /** @description What went wrong, for people. */
            error: string;
            /**
             * @description What went wrong, for programs.
             * @enum {string}
             */
            code: "UNSUPPORTED_MEDIA_TYPE" | (string & {});
        };
        /** @description The idempotency key belongs to a request with another body. */
        TokenIdempotencyKeyReusedProblem: {
            /** @description What went wrong, for people. */
            error: string;
            /**
             * @description What went wrong, for programs.
             * @enum {string}
             */
            code: "IDEMPOTENCY_KEY_REUSED" | (string & {});
        };
        /** @description The key has used up its quota, or the address has sent too many wrong credentials. */
        TokenTooManyRequestsProblem: {
            /** @description What went wrong, for people. */
            error: string;
            /**
             * @description What went wrong, for programs.
             * @enum {string}
             */
            code: "RATE_LIMIT_EXCEEDED" | "TOO_MANY_AUTH_FAILURES" | (string & {});
            /** @description Requests that one window admits, with RATE_LIMIT_EXCEEDED. */
            limit?: number;
            /** @description Requests made in it, this one included, with RATE_LIMIT_EXCEEDED. */
            current?: number;
            /** @description Seconds to wait. */
            retry_after: number;
        };
        /** @description The server failed. */
        TokenInternalErrorProblem: {
            /** @description What went wrong, for people. */
            error: string;
            /**
             * @description What went wrong, for programs.
             * @enum {string}
             */
            code: "INTERNAL_ERROR" | (string & {});
        };
        /** @description The server lacks its root key, or a part that it needs. */
        TokenServiceUnavailableProblem: {
            /** @description What went wrong, for people. */
            error: string;
            /**
             * @description What went wrong, for programs.
             * @enum {string}
             */
            code: "API_KEY_NOT_CONFIGURED" | "SERVICE_UNAVAILABLE" | (string & {});
        };
    };
    responses: {
        /** @description The request breaks the contract. */
        BadRequest: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["BadRequestProblem"];
            };
        };
        /** @description The credential is missing or refused. */
        Unauthorized: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["UnauthorizedProblem"];
            };
        };
        /** @description The credential is good, and does not allow this. */
        Forbidden: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ForbiddenProblem"];
            };
        };
        /** @description The credential is good, and may not be used from this address. */
        AddressForbidden: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["AddressForbiddenProblem"];
            };
        };
        /** @description Nothing has the id that was given. */
        NotFound: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["NotFoundProblem"];
            };
        };
        /** @description The present state forbids the change. */
        Conflict: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ConflictProblem"];
            };
        };
        /** @description The present state forbids the change, or a request with the same idempotency key is still under way; only the latter carries Retry-After and X-Should-Retry. */
        RetryableConflict: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                RateLimit: components["headers"]["RateLimit"];
                "Retry-After": components["headers"]["RetryAfter"];
                "X-Should-Retry": components["headers"]["ShouldRetry"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RetryableConflictProblem"];
            };
        };
        /** @description The body is larger than 1 MiB. */
        PayloadTooLarge: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["PayloadTooLargeProblem"];
            };
        };
        /** @description The body is not application/json. */
        UnsupportedMediaType: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["UnsupportedMediaTypeProblem"];
            };
        };
        /** @description The idempotency key belongs to a request with another body. */
        IdempotencyKeyReused: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["IdempotencyKeyReusedProblem"];
            };
        };
        /** @description The key has used up its quota, or the address has sent too many wrong credentials. */
        TooManyRequests: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                RateLimit: components["headers"]["RateLimit"];
                "Retry-After": components["headers"]["RetryAfter"];
                "X-Should-Retry": components["headers"]["ShouldRetry"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["TooManyRequestsProblem"];
            };
        };
        /** @description The server failed. */
        InternalError: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["InternalErrorProblem"];
            };
        };
        /** @description The server lacks its root key, or a part that it needs. */
        ServiceUnavailable: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                RateLimit: components["headers"]["RateLimit"];
                "Retry-After": components["headers"]["RetryAfter"];
                "X-Should-Retry": components["headers"]["ShouldRetry"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ServiceUnavailableProblem"];
            };
        };
        /** @description The server failed. */
        HealthInternalError: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["HealthInternalErrorProblem"];
            };
        };
        /** @description The server cannot do its work at present. */
        HealthUnavailable: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["HealthUnavailableProblem"];
            };
        };
        /** @description The request breaks the contract. */
        TokenBadRequest: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitResetIso"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["TokenBadRequestProblem"];
            };
        };
        /** @description The credential is missing or refused. */
        TokenUnauthorized: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["TokenUnauthorizedProblem"];
            };
        };
        /** @description The credential is good, and does not allow this. */
        TokenForbidden: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitResetIso"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["TokenForbiddenProblem"];
            };
        };
        /** @description Nothing has the id that was given. */
        TokenNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitResetIso"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["TokenNotFoundProblem"];
            };
        };
        /** @description The present state forbids the change, or a request with the same idempotency key is still under way; only the latter carries Retry-After and X-Should-Retry. */
        TokenRetryableConflict: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitResetIso"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                RateLimit: components["headers"]["RateLimit"];
                "Retry-After": components["headers"]["RetryAfter"];
                "X-Should-Retry": components["headers"]["ShouldRetry"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["TokenRetryableConflictProblem"];
            };
        };
        /** @description The body is larger than 1 MiB. */
        TokenPayloadTooLarge: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitResetIso"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["TokenPayloadTooLargeProblem"];
            };
        };
        /** @description The body is not application/json. */
        TokenUnsupportedMediaType: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitResetIso"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["TokenUnsupportedMediaTypeProblem"];
            };
        };
        /** @description The idempotency key belongs to a request with another body. */
        TokenIdempotencyKeyReused: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitResetIso"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["TokenIdempotencyKeyReusedProblem"];
            };
        };
        /** @description The key has used up its quota, or the address has sent too many wrong credentials. */
        TokenTooManyRequests: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitResetIso"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                RateLimit: components["headers"]["RateLimit"];
                "Retry-After": components["headers"]["RetryAfter"];
                "X-Should-Retry": components["headers"]["ShouldRetry"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["TokenTooManyRequestsProblem"];
            };
        };
        /** @description The server failed. */
        TokenInternalError: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitResetIso"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["TokenInternalErrorProblem"];
            };
        };
        /** @description The server lacks its root key, or a part that it needs. */
        TokenServiceUnavailable: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitResetIso"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                RateLimit: components["headers"]["RateLimit"];
                "Retry-After": components["headers"]["RetryAfter"];
                "X-Should-Retry": components["headers"]["ShouldRetry"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["TokenServiceUnavailableProblem"];
            };
        };
    };
    parameters: {
        /**
         * @description Number of the page, counted from 1. A page past the last is empty.
         * @example 1
         */
        Page: number;
        /**
         * @description Most items on a page.
         * @example 20
         */
        PerPage: number;
        /**
         * @description Keeps what contains this text, whatever the case; an empty text keeps all. Which fields are searched, the operation says.
         * @example ann
         */
        Search: string;
        /**
         * @description Keeps each user of this status.
         * @example active
         */
        UserStatusFilter: "active" | "suspended" | "pending";
        /**
         * @description Keeps each affiliate of this status.
         * @example active
         */
        AffiliateStatusFilter: "active" | "pending" | "suspended";
        /**
         * @description Keeps each withdrawal of this status.
         * @example pending
         */
        WithdrawalStatusFilter: "pending" | "approved" | "paid" | "rejected";
        /**
         * @description Keeps each blog post of this status.
         * @example published
         */
        BlogStatusFilter: "draft" | "published" | "archived";
        /**
         * @description Keeps each feature request of this status.
         * @example open
         */
        FeatureRequestStatusFilter: "open" | "planned" | "in_progress" | "completed" | "declined";
        /**
         * @description Keeps each contact message of this status.
         * @example new
         */
        ContactMessageStatusFilter: "new" | "read" | "archived";
        /**
         * @description Keeps the users of this plan.
         * @example professional
         */
        PlanFilter: "free" | "starter" | "professional" | "enterprise";
        /**
         * @description Keeps the changes made by this actor, by its id.
         * @example token:12
         */
        AuditActorFilter: string;
        /**
         * @description Keeps the changes made by this operation, by its operationId.
         * @example users.updatePlan
         */
        AuditOperationFilter: string;
        /**
         * @description Keeps the changes made to the thing of this id.
         * @example user_123
         */
        AuditTargetFilter: string;
        /**
         * @description Keeps the changes made at this moment or later.
         * @example 2026-02-01T00:00:00.000Z
         */
        AuditFrom: string;
        /**
         * @description Keeps the changes made before this moment.
         * @example 2026-03-01T00:00:00.000Z
         */
        AuditTo: string;
        /**
         * @description Length of the period in days of UTC, today included.
         * @example 7
         */
        Days: number;
        /**
         * @description Id of the user.
         * @example user_123
         */
        UserId: string;
        /**
         * @description Id of the session.
         * @example sess_1
         */
        SessionId: string;
        /**
         * @description Id of the model.
         * @example model_1
         */
        ModelId: string;
        /**
         * @description Id of the affiliate.
         * @example aff_1
         */
        AffiliateId: string;
        /**
         * @description Id of the blog post.
         * @example blog_1
         */
        BlogId: string;
        /**
         * @description Id of the feature request.
         * @example fr_1
         */
        FeatureRequestId: string;
        /**
         * @description Id of the contact message.
         * @example msg_1
         */
        ContactMessageId: string;
        /**
         * @description Id of the API token.
         * @example 1
         */
        TokenId: number;
        /**
         * @description Makes a repetition safe: for 24 hours the same key with the same body is answered with the stored answer instead of doing the work again. Visible ASCII, unique per intent; a UUID serves well.
         * @example 5f0c1a3e-8a52-4c63-9e0b-0f6a1d2c7b44
         */
        IdempotencyKey: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description Names this request in logs and in the audit; the same value as meta.requestId where the body has one.
         * @example req_abc123
         */
        RequestId: string;
        /**
         * @description Requests that one window admits. Left out, as the other limit headers, for a key without a limit and where no key was recognised.
         * @example 1000
         */
        RateLimitLimit: number;
        /**
         * @description Requests that would still be admitted at this moment.
         * @example 856
         */
        RateLimitRemaining: number;
        /**
         * @description When used quota next comes back, some of it or all, in Unix seconds, rounded up.
         * @example 1708407600
         */
        RateLimitReset: number;
        /**
         * @description When used quota next comes back, some of it or all, rounded up to the whole second.
         * @example 2025-01-15T10:31:00.000Z
         */
        RateLimitResetIso: components["schemas"]["Timestamp"];
        /**
         * @description The limit in the notation of the IETF draft: its name, quota q and window w in seconds.
         * @example "hour";q=1000;w=3600
         */
        RateLimitPolicy: string;
        /**
         * @description The state of the limit in the notation of the IETF draft: its name, remaining requests r and seconds t until some quota comes back.
         * @example "hour";r=856;t=42
         */
        RateLimit: string;
        /**
         * @description Whole seconds to wait before the next attempt. Always there with 429.
         * @example 60
         */
        RetryAfter: number;
        /**
         * @description Whether the same request is worth sending again after Retry-After, where that is not plain from the status.
         * @example true
         */
        ShouldRetry: "true" | "false";
        /**
         * @description The schemes that the server accepts.
         * @example Bearer realm="keyturn", Basic realm="keyturn"
         */
        WwwAuthenticate: string;
        /**
         * @description Forbids every cache to keep this answer, since it holds a secret.
         * @example no-store
         */
        NoStore: "no-store";
        /**
         * @description Tells that this is the stored answer to an earlier request with the same idempotency key; left out otherwise.
         * @example true
         */
        IdempotentReplayed: "true";
    };
    pathItems: never;
}
