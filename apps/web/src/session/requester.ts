import type { Requester } from '@comanda/shared/audit/types.js'
import type { Request, Response } from 'express'
import { browserName } from './known-browser.js'
import { findViewer } from './viewer.js'

/** Who sends the request, and from where. */
export const requesterOf = (request: Request, response: Response): Requester => ({
  memberId: findViewer(response)?.member.id,
  address: request.ip,
  userAgent: request.get('user-agent'),
  browser: browserName(response),
})
