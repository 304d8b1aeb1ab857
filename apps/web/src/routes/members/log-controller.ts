import type { Request, Response } from 'express'
import type { RouteDependencies } from '../../dependencies.js'
import { auditRow } from '../../formatting/audit.js'
import { rowId } from '../../routing/row-id.js'
import { viewerOf } from '../../session/viewer.js'

const pageSize = 50

/** Who did what to whom at the shop, and from where: the newest first. */
export function createLogController({ services, pages, now }: RouteDependencies) {
  return {
    show: async (request: Request, response: Response): Promise<void> => {
      const { business } = viewerOf(response)
      const before = rowId(request.query.before)
      // one more tells whether there is an older page
      const found = await services.audit.ofBusiness(business.id, { before, most: pageSize + 1 })
      const events = found.slice(0, pageSize)
      const last = events.at(-1)
      await pages.send(request, response, 'members/log', {
        title: 'What happened',
        rows: events.map(event =>
          auditRow(event, { isToYou: false, at: now(), timeZone: business.timeZone }),
        ),
        older: found.length > pageSize && last !== undefined ? `/members/log?before=${last.id}` : undefined,
      })
    },
  }
}
