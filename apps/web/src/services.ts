import { createAccountRepository } from '@comanda/shared/accounts/repository.js'
import { createAuditRepository } from '@comanda/shared/audit/repository.js'
import { createBusinessService } from '@comanda/shared/businesses/service.js'
import { createChatRepository } from '@comanda/shared/chats/repository.js'
import type { Database } from '@comanda/shared/database/connect.js'
import { createDatabaseProbe } from '@comanda/shared/database/probe.js'
import { createHandoverService } from '@comanda/shared/handovers/service.js'
import { createImportRepository } from '@comanda/shared/imports/repository.js'
import { createSealer, type Secrets } from '@comanda/shared/keys/seal.js'
import { createLearntWordService } from '@comanda/shared/learnt-words/service.js'
import { createLoginService } from '@comanda/shared/logins/service.js'
import { createMemberService } from '@comanda/shared/members/service.js'
import { createMemoryRepository } from '@comanda/shared/memory/repository.js'
import { createMenuService } from '@comanda/shared/menu/service.js'
import { createOrderService } from '@comanda/shared/orders/service.js'
import { createRestartRepository } from '@comanda/shared/restarts/repository.js'
import { createSecondFactorService } from '@comanda/shared/second-factors/service.js'
import { createSessionRepository } from '@comanda/shared/sessions/repository.js'
import { createSignInAttempts } from '@comanda/shared/sign-in-attempts/service.js'
import { createStatisticsRepository } from '@comanda/shared/statistics/repository.js'
import { createVersionRepository } from '@comanda/shared/versions/repository.js'
import { createViewerRepository } from '@comanda/shared/viewers/repository.js'

export type Services = ReturnType<typeof createServices>

/** Everything that the pages read and change, over one pool: each by its feature's name, by its rules where it has any. */
export function createServices(db: Database, secrets: Secrets) {
  return {
    accounts: createAccountRepository(db),
    audit: createAuditRepository(db),
    businesses: createBusinessService(db),
    chats: createChatRepository(db),
    handovers: createHandoverService(db),
    imports: createImportRepository(db),
    learntWords: createLearntWordService(db),
    logins: createLoginService(db),
    members: createMemberService(db),
    memory: createMemoryRepository(db),
    menu: createMenuService(db),
    orders: createOrderService(db),
    restarts: createRestartRepository(db),
    secondFactors: createSecondFactorService(db, createSealer(secrets, 'second factors')),
    sessions: createSessionRepository(db),
    signInAttempts: createSignInAttempts(db),
    statistics: createStatisticsRepository(db),
    versions: createVersionRepository(db),
    viewers: createViewerRepository(db),
    databaseAnswers: createDatabaseProbe(db),
  }
}
