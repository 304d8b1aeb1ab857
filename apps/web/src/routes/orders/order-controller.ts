import { promisify } from 'node:util'
import { type OrderStatus, orderStatuses } from '@comanda/shared/orders/types.js'
import { repliesIn } from '@comanda/shared/replies/replies.js'
import type { Request, Response } from 'express'
import type { RouteDependencies } from '../../dependencies.js'
import { type FieldError, formText } from '../../formatting/form.js'
import { redirect } from '../../middleware/redirect.js'
import { RefusedError } from '../../middleware/refused-error.js'
import { rowId } from '../../routing/row-id.js'
import { stepRoles } from '../../routing/step-roles.js'
import { viewerOf } from '../../session/viewer.js'
import { noticeBanner, type OrderNotice } from '../../views/order-notice.js'
import { needsReason, orderSteps, reasonMaxLength } from '../../views/order-steps.js'
import { orderAmendments } from './order-amendments.js'
import { orderChat } from './order-chat.js'
import { orderDetails } from './order-details.js'
import { orderTimeline } from './order-timeline.js'
import { orderTopics } from './order-topics.js'

const noteMaxLength = 1_000

const noSuchOrder = (): RefusedError => new RefusedError('not-found', 'no such order at this business')

function requireId(request: Request): number {
  const id = rowId(request.params.id)
  if (id === undefined) throw noSuchOrder()
  return id
}

function requireStatus(request: Request, field: string): OrderStatus {
  const status = orderStatuses.find(known => known === formText(request, field))
  if (status === undefined) throw new RefusedError('stale-form', `no status in the field ${field}`)
  return status
}

/** Was it pressed on a page of many orders, which is where to go on? */
const isOnList = (request: Request): boolean => /^\/(orders|board)(\?|$)/.test(formText(request, 'back'))

/** One order: what it is, where it came from, and its next step. */
export function createOrderController({ services, pages, read, now }: RouteDependencies) {
  async function sendOrder(
    request: Request,
    response: Response,
    { id, errors, notice }: { id: number; errors: FieldError[]; notice: OrderNotice | undefined },
  ): Promise<void> {
    const viewer = viewerOf(response)
    const { business, member } = viewer
    const reading = { name: 'order', topics: orderTopics(id), parts: [id], life: 'business' } as const
    const found = await read(viewer, reading, async () => {
      const [order, timeline] = await Promise.all([
        services.orders.find(business.id, id),
        services.orders.timeline(business.id, id),
      ])
      return order && { order, timeline }
    })
    if (found === undefined) throw noSuchOrder()
    const { order, timeline } = found
    const messages = await read(
      viewer,
      { name: 'order messages', topics: orderTopics(id), parts: [id], life: 'business' },
      () => services.orders.messages(business.id, id),
    )
    // whether somebody took care of them is the chats' business, which has no version of its own here
    const amendments = await services.orders.amendments(business.id, id)
    const at = now()
    const steps = orderSteps(order, member.role)
    const replies = repliesIn(business.language)
    const wasWrong = (field: string): boolean => errors.some(error => error.field === field)
    await pages.send(request, response, 'orders/show', {
      title: `${errors.length > 0 ? 'Error: ' : ''}Order #${order.number}`,
      status: errors.length > 0 ? 422 : 200,
      order: orderDetails(order, business, at),
      steps,
      reasons: steps.refusal?.reasonKeys.map(key => replies.say(key)) ?? [],
      timeline: orderTimeline(timeline, business, at),
      messages: orderChat(messages, business, at),
      amendments: orderAmendments(amendments, order, { business, role: member.role, now: at }),
      banner: notice && noticeBanner(notice, timeline, member.email),
      errors,
      note: wasWrong('note') ? formText(request, 'note') : (order.note ?? ''),
      otherReason: wasWrong('otherReason') ? formText(request, 'otherReason') : '',
      noteMaxLength,
      reasonMaxLength,
      scripts: ['presses.js', 'orders.js'],
    })
  }

  /** To a script that pressed in a page's stead: the same words, as data. */
  async function sendOutcome(response: Response, notice: OrderNotice): Promise<void> {
    const { business, member } = viewerOf(response)
    const [order, timeline] = await Promise.all([
      services.orders.find(business.id, notice.orderId),
      services.orders.timeline(business.id, notice.orderId),
    ])
    const banner = order && noticeBanner(notice, timeline, member.email, `Order #${order.number}`)
    response.json({ kind: notice.kind, ...banner })
  }

  /** Post/Redirect/Get: what became of it is said once, on the page that comes next. */
  async function backToOrder(request: Request, response: Response, notice: OrderNotice): Promise<void> {
    const back = formText(request, 'back')
    if (request.accepts(['html', 'json']) === 'json') return sendOutcome(response, notice)
    request.session.orderNotice = notice
    // saved before the answer goes out: the browser follows the redirect at once
    await promisify(request.session.save.bind(request.session))()
    redirect(response, notice.onList ? back : `/orders/${notice.orderId}`)
  }

  return {
    show: async (request: Request, response: Response): Promise<void> => {
      const id = requireId(request)
      const kept = request.session.orderNotice
      const notice = kept?.orderId === id && kept.onList !== true ? kept : undefined
      if (notice !== undefined) delete request.session.orderNotice
      await sendOrder(request, response, { id, errors: [], notice })
    },

    changeStatus: async (request: Request, response: Response): Promise<void> => {
      const { business, member } = viewerOf(response)
      const id = requireId(request)
      const [from, to] = [requireStatus(request, 'from'), requireStatus(request, 'to')]
      if (!stepRoles[to].includes(member.role)) {
        throw new RefusedError('forbidden', `${to} is no step for the role ${member.role}`)
      }
      const reason = formText(request, 'otherReason').trim() || formText(request, 'reason').trim()
      if (needsReason(to) && (reason === '' || reason.length > reasonMaxLength)) {
        const message =
          reason === ''
            ? 'Choose a reason or write one: the customer is told'
            : `Use at most ${reasonMaxLength} characters`
        return sendOrder(request, response, {
          id,
          errors: [{ field: 'otherReason', message }],
          notice: undefined,
        })
      }
      const { outcome } = await services.orders.changeStatus({
        businessId: business.id,
        orderId: id,
        from,
        to,
        actor: { kind: 'member', memberId: member.id },
        reason: needsReason(to) ? reason : undefined,
      })
      if (outcome === 'not_found') throw noSuchOrder()
      const kind = ({ changed: 'moved', overtaken: 'overtaken', not_allowed: 'refused' } as const)[outcome]
      await backToOrder(request, response, { orderId: id, kind, to, onList: isOnList(request) })
    },

    /** Takes back the step that this person took just now. */
    undo: async (request: Request, response: Response): Promise<void> => {
      const { business, member } = viewerOf(response)
      const id = requireId(request)
      const to = requireStatus(request, 'to')
      const { outcome } = await services.orders.undo({
        businessId: business.id,
        orderId: id,
        memberId: member.id,
        to,
      })
      if (outcome === 'not_found') throw noSuchOrder()
      const kind = outcome === 'undone' ? outcome : 'kept'
      await backToOrder(request, response, { orderId: id, kind, to, onList: isOnList(request) })
    },

    /** What the customer asked of it is taken or refused, and the customer is told. */
    decide: async (request: Request, response: Response): Promise<void> => {
      const { business, member } = viewerOf(response)
      const id = requireId(request)
      const amendmentId = rowId(formText(request, 'request'))
      const decision = (['accepted', 'refused'] as const).find(
        known => known === formText(request, 'decision'),
      )
      if (amendmentId === undefined || decision === undefined) {
        throw new RefusedError('stale-form', 'no request of this order, or no decision')
      }
      const step = { businessId: business.id, orderId: id, amendmentId, memberId: member.id, decision }
      const outcome = await services.orders.decide(step)
      if (outcome === 'not_found') throw noSuchOrder()
      await backToOrder(request, response, { orderId: id, kind: outcome })
    },

    saveNote: async (request: Request, response: Response): Promise<void> => {
      const { business } = viewerOf(response)
      const id = requireId(request)
      const note = formText(request, 'note').replace(/\r\n/g, '\n').trim()
      if (note.length > noteMaxLength) {
        const errors = [{ field: 'note', message: `Use at most ${noteMaxLength} characters` }]
        return sendOrder(request, response, { id, errors, notice: undefined })
      }
      if (!(await services.orders.setNote(business.id, id, note || undefined))) throw noSuchOrder()
      await backToOrder(request, response, { orderId: id, kind: 'noted' })
    },
  }
}
