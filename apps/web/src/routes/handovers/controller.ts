import type { Chat } from '@comanda/shared/chats/types.js'
import { replyLengthAtMost } from '@comanda/shared/handovers/service.js'
import type { Request, Response } from 'express'
import type { RouteDependencies } from '../../dependencies.js'
import { type FieldError, formText } from '../../formatting/form.js'
import { counted } from '../../formatting/plural.js'
import { redirect } from '../../middleware/redirect.js'
import { RefusedError } from '../../middleware/refused-error.js'
import { rowId } from '../../routing/row-id.js'
import { viewerOf } from '../../session/viewer.js'
import { chatPanel } from './chat-panel.js'
import { personName, phoneText } from './person-name.js'
import { personRow } from './person-row.js'

const peopleShown = 100
const messagesShown = 100
/** How often an open chat looks again. */
const refreshSeconds = 3

const noChat = (): RefusedError => new RefusedError('not-found', 'no such chat at this business')

export function createHandoversController({ services, pages, now }: RouteDependencies) {
  async function findChat(request: Request, response: Response): Promise<Chat> {
    const contactId = rowId(request.params.id)
    const { business } = viewerOf(response)
    const chat = contactId === undefined ? undefined : await services.chats.find(business.id, contactId)
    if (chat === undefined) throw noChat()
    return chat
  }

  async function loadPanel(chat: Chat, response: Response) {
    const { business } = viewerOf(response)
    const [open, messages] = await Promise.all([
      services.handovers.openOf(business.id, chat.contactId),
      services.chats.messages(business.id, chat.id, messagesShown),
    ])
    return chatPanel({ chat, open, messages, business, now: now() })
  }

  async function sendChat(
    request: Request,
    response: Response,
    form: { chat: Chat; body: string; errors: FieldError[] },
  ): Promise<void> {
    const { chat, body, errors } = form
    const name = personName(chat.name, chat.phone)
    await pages.send(request, response, 'handovers/show', {
      title: errors.length > 0 ? `Error: Chat with ${name}` : `Chat with ${name}`,
      status: errors.length > 0 ? 422 : 200,
      name,
      phone: chat.name === undefined ? undefined : phoneText(chat.phone),
      address: `/handovers/${chat.contactId}`,
      panel: await loadPanel(chat, response),
      body,
      errors,
      most: replyLengthAtMost,
      refreshSeconds: undefined,
      panelSeconds: refreshSeconds,
      scripts: ['live-panel.js'],
    })
  }

  /** Who does what in which chat. @throws RefusedError where the address names none */
  function stepIn(request: Request, response: Response) {
    const contactId = rowId(request.params.id)
    if (contactId === undefined) throw noChat()
    const { business, member } = viewerOf(response)
    return { businessId: business.id, contactId, memberId: member.id, now: now() }
  }

  return {
    list: async (request: Request, response: Response): Promise<void> => {
      const { business, peopleWaiting } = viewerOf(response)
      // whether anybody waits came with the session
      const people = peopleWaiting === 0 ? [] : await services.handovers.people(business.id, peopleShown)
      const at = now()
      await pages.send(request, response, 'handovers/list', {
        title: peopleWaiting > 0 ? `(${peopleWaiting}) Chats` : 'Chats',
        waiting: peopleWaiting > 0 ? counted(peopleWaiting, 'person waits', 'people wait') : undefined,
        rows: people.map(person => personRow(person, business, at)),
        hidden: peopleWaiting > people.length ? peopleWaiting - people.length : undefined,
      })
    },

    show: async (request: Request, response: Response): Promise<void> => {
      await sendChat(request, response, { chat: await findChat(request, response), body: '', errors: [] })
    },

    /** The page's changing part, for the page's script. */
    showPanel: async (request: Request, response: Response): Promise<void> => {
      const panel = await loadPanel(await findChat(request, response), response)
      await pages.sendPartial(response, 'chat-panel', { panel })
    },

    reply: async (request: Request, response: Response): Promise<void> => {
      const step = stepIn(request, response)
      const body = formText(request, 'body').replaceAll('\r\n', '\n').trim().toWellFormed()
      const message =
        body === ''
          ? 'Write something first'
          : body.length > replyLengthAtMost
            ? `Write at most ${replyLengthAtMost} characters`
            : undefined
      if (message !== undefined) {
        const chat = await findChat(request, response)
        return sendChat(request, response, { chat, body, errors: [{ field: 'body', message }] })
      }
      if ((await services.handovers.reply(step, body)) === undefined) throw noChat()
      redirect(response, `/handovers/${step.contactId}`)
    },

    resume: async (request: Request, response: Response): Promise<void> => {
      const step = stepIn(request, response)
      if ((await services.handovers.resume(step)) === undefined) throw noChat()
      redirect(response, `/handovers/${step.contactId}`)
    },

    close: async (request: Request, response: Response): Promise<void> => {
      if ((await services.handovers.close(stepIn(request, response))) === undefined) throw noChat()
      redirect(response, '/handovers')
    },
  }
}
