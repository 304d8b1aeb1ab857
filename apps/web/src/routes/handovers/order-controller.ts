import type { Menu } from '@comanda/order-language/menu/menu.js'
import type { Chat } from '@comanda/shared/chats/types.js'
import { formatMoney } from '@comanda/shared/money/format-money.js'
import type { Request, Response } from 'express'
import { type FieldError, formText } from '../../formatting/form.js'
import { redirect } from '../../middleware/redirect.js'
import { RefusedError } from '../../middleware/refused-error.js'
import { viewerOf } from '../../middleware/viewer.js'
import type { RouteDependencies } from '../routes.js'
import { rowId } from '../row-id.js'
import { fulfilmentsOf, type OrderForm, orderForm, readOrder } from './order-form.js'
import { personName, readableMessage } from './words.js'

const messagesShown = 10
const fulfilmentWords = { pickup: 'The customer picks it up', delivery: 'We deliver it' }

/** Writing down the order of somebody whom the bot didn't understand. */
export function createDeskOrderController({ services, pages, now }: RouteDependencies) {
  async function load(request: Request, response: Response): Promise<{ chat: Chat; menu: Menu }> {
    const { business } = viewerOf(response)
    const contactId = rowId(request.params.id)
    const chat = contactId === undefined ? undefined : await services.chats.find(business.id, contactId)
    if (chat === undefined) throw new RefusedError('not-found', 'no such chat at this business')
    const menu = await services.menu.load(business.id)
    return { chat, menu: menu ?? { currency: business.currency, language: 'en', items: [], groups: [] } }
  }

  async function sendForm(
    request: Request,
    response: Response,
    input: { chat: Chat; menu: Menu; form: OrderForm; errors: FieldError[] },
  ): Promise<void> {
    const { business } = viewerOf(response)
    const { chat, menu, form, errors } = input
    const messages = await services.chats.messages(business.id, chat.id, messagesShown)
    const name = personName(chat.name, chat.phone)
    await pages.send(request, response, 'handovers/order', {
      title: errors.length > 0 ? `Error: Order for ${name}` : `Order for ${name}`,
      status: errors.length > 0 ? 422 : 200,
      name,
      address: `/handovers/${chat.contactId}`,
      form,
      errors,
      quotes: messages
        .filter(message => message.author === 'customer' && !message.isRevoked)
        .map(readableMessage),
      dishes: [
        { value: '', label: 'Choose a dish' },
        ...menu.items.map(item => ({
          value: item.id,
          label: `${item.name} · ${formatMoney(item.priceMinor, menu.currency, business.language)}${item.units?.[0] === undefined ? '' : ` / ${item.units[0]}`}`,
        })),
      ],
      ways: fulfilmentsOf(business).map(way => ({ value: way, label: fulfilmentWords[way] })),
      fee:
        business.offersDelivery && business.deliveryFeeMinor > 0
          ? formatMoney(business.deliveryFeeMinor, business.currency, business.language)
          : undefined,
    })
  }

  return {
    show: async (request: Request, response: Response): Promise<void> => {
      const { chat, menu } = await load(request, response)
      const [only, ...others] = fulfilmentsOf(viewerOf(response).business)
      const form = orderForm(name => (name === 'fulfilment' && others.length === 0 ? (only ?? '') : ''))
      await sendForm(request, response, { chat, menu, form, errors: [] })
    },

    place: async (request: Request, response: Response): Promise<void> => {
      const { business, member } = viewerOf(response)
      const { chat, menu } = await load(request, response)
      const form = orderForm(name => formText(request, name))
      const read = readOrder(form, menu, business)
      if ('errors' in read) return sendForm(request, response, { chat, menu, form, errors: read.errors })
      const desk = { businessId: business.id, contactId: chat.contactId, memberId: member.id, now: now() }
      const placed = await services.desk.placeOrder(desk, read.order)
      redirect(response, typeof placed === 'number' ? `/orders/${placed}` : `/handovers/${chat.contactId}`)
    },
  }
}
