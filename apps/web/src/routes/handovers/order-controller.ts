import { type CompiledMenu, compileMenu } from '@comanda/order-language/compile-menu.js'
import type { Chat, ChatMessage } from '@comanda/shared/chats/types.js'
import { formatMoney } from '@comanda/shared/money/format-money.js'
import type { Request, Response } from 'express'
import type { RouteDependencies } from '../../dependencies.js'
import { type FieldError, formText } from '../../formatting/form.js'
import { readableMessage } from '../../formatting/message.js'
import { lineDetails } from '../../formatting/order-line.js'
import { redirect } from '../../middleware/redirect.js'
import { RefusedError } from '../../middleware/refused-error.js'
import { rowId } from '../../routing/row-id.js'
import { viewerOf } from '../../session/viewer.js'
import {
  fulfilmentsOf,
  holdsOrder,
  type OrderForm,
  orderForm,
  type ReadStaffOrder,
  readStaffOrder,
} from './order-form.js'
import { personName } from './person-name.js'

const messagesShown = 10
const fulfilmentWords = { pickup: 'The customer picks it up', delivery: 'We deliver it' }

/** What an order is written down from. */
interface Basis {
  chat: Chat
  menu: CompiledMenu
  /** what the customer wrote last */
  quotes: ChatMessage[]
}

/** Writing down the order of somebody whom the bot didn't understand: in words, read back with prices, then placed. */
export function createHandoverOrderController({ services, pages, now }: RouteDependencies) {
  async function load(request: Request, response: Response): Promise<Basis> {
    const { business } = viewerOf(response)
    const contactId = rowId(request.params.id)
    const chat = contactId === undefined ? undefined : await services.chats.find(business.id, contactId)
    if (chat === undefined) throw new RefusedError('not-found', 'no such chat at this business')
    const [menu, messages] = await Promise.all([
      services.menu.load(business.id),
      services.chats.messages(business.id, chat.id, messagesShown),
    ])
    const { currency, language } = business
    return {
      chat,
      menu: compileMenu(menu ?? { currency, language, items: [], groups: [] }),
      quotes: messages.filter(message => message.author === 'customer' && !message.isRevoked),
    }
  }

  /** What waits, where it holds an order: then only what the bot missed needs to be put right. */
  async function waitingWords({ chat, menu, quotes }: Basis, response: Response): Promise<string> {
    const open = await services.handovers.openOf(viewerOf(response).business.id, chat.contactId)
    const waiting = new Set(open.map(handover => handover.inboxId))
    const words = quotes
      .filter(({ type, inboxId }) => type === 'chat' && inboxId !== undefined && waiting.has(inboxId))
      .map(({ body }) => body)
      .join('\n')
    return holdsOrder(words, menu, now()) ? words : ''
  }

  function shown(read: ReadStaffOrder, response: Response) {
    const { currency, language } = viewerOf(response).business
    return {
      lines: read.order.lines.map(line => lineDetails(line, currency, language)),
      fee: read.feeMinor === 0 ? undefined : formatMoney(read.feeMinor, currency, language),
      total: formatMoney(read.totalMinor, currency, language),
      address: read.order.details.address,
    }
  }

  async function sendForm(
    request: Request,
    response: Response,
    basis: Basis,
    input: { form: OrderForm; errors: FieldError[]; read?: ReadStaffOrder },
  ): Promise<void> {
    const { business } = viewerOf(response)
    const { form, errors, read } = input
    const { currency, items } = basis.menu.menu
    const name = personName(basis.chat.name, basis.chat.phone)
    await pages.send(request, response, 'handovers/order', {
      title: errors.length > 0 ? `Error: Order for ${name}` : `Order for ${name}`,
      status: errors.length > 0 ? 422 : 200,
      name,
      address: `/handovers/${basis.chat.contactId}`,
      form,
      errors,
      read: read && { ...shown(read, response), seen: read.seen },
      quotes: basis.quotes.map(readableMessage),
      dishes: items.map(item => ({
        name: item.name,
        price: `${formatMoney(item.priceMinor, currency, business.language)}${item.units?.[0] === undefined ? '' : ` / ${item.units[0]}`}`,
      })),
      ways: fulfilmentsOf(business).map(way => ({ value: way, label: fulfilmentWords[way] })),
      fee:
        business.offersDelivery && business.deliveryFeeMinor > 0
          ? formatMoney(business.deliveryFeeMinor, business.currency, business.language)
          : undefined,
    })
  }

  return {
    show: async (request: Request, response: Response): Promise<void> => {
      const basis = await load(request, response)
      const [only, ...others] = fulfilmentsOf(viewerOf(response).business)
      const start: Partial<Record<string, string>> = {
        order: await waitingWords(basis, response),
        fulfilment: others.length === 0 ? only : '',
      }
      const form = orderForm(name => start[name] ?? '')
      await sendForm(request, response, basis, { form, errors: [] })
    },

    /** The first press shows how the words are read; the next one places what was shown. */
    place: async (request: Request, response: Response): Promise<void> => {
      const { business, member } = viewerOf(response)
      const basis = await load(request, response)
      const form = orderForm(name => formText(request, name))
      const read = readStaffOrder(form, basis.menu, business, now())
      if ('errors' in read) return sendForm(request, response, basis, { form, errors: read.errors })
      if (form.seen !== read.seen) return sendForm(request, response, basis, { form, errors: [], read })
      const { contactId } = basis.chat
      const placed = await services.handovers.placeOrder(
        { businessId: business.id, contactId, memberId: member.id, now: now() },
        read.order,
      )
      redirect(response, typeof placed === 'number' ? `/orders/${placed}` : `/handovers/${contactId}`)
    },
  }
}
