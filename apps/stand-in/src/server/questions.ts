import { bareIdOf } from '../wire/ids.js'
import type { QuestionName, Questions } from '../wire/messages.js'
import type { Account } from './account.js'
import type { Hub } from './hub.js'
import { setReaction } from './incoming.js'
import { phoneMessageId } from './message-ids.js'
import type { Outgoing } from './outgoing.js'
import type { PageSocket } from './page-sockets.js'
import type { Pairing } from './pairing.js'
import { toWireContact } from './people.js'
import { Refusal } from './refusal.js'

/** Answers what a page asks. Throws where the real server would answer with an error. */
export type Answer = (page: PageSocket, name: QuestionName, input: unknown) => unknown

type Answers = {
  [Name in QuestionName]: (
    page: PageSocket,
    input: Questions[Name]['input'],
    account: () => Account,
  ) => Questions[Name]['output']
}

export function createQuestions(hub: Hub, pairing: Pairing, outgoing: Outgoing): Answer {
  const ownMessage = (account: Account, id: string) => {
    const message = account.chats.byBareId(id)[0]
    if (!message) throw new Refusal('not_found', `no message ${id}`)
    return message
  }
  const answers: Answers = {
    earlier: (_page, { chat, before, limit }, account) => account().chats.earlier(chat, before, limit),
    byId: (_page, { keys }, account) =>
      keys.flatMap(key => {
        const found = account().chats.byKey(key) ?? account().chats.byBareId(bareIdOf(key) ?? '')[0]
        return found ? [found] : []
      }),
    who(_page, { id }, account) {
      const contact = account().people.find(id)
      return contact ? toWireContact(contact) : null
    },
    cart: (_page, { orderId, token }, account) => account().carts.get(`${orderId} ${token}`) ?? null,
    pairingCode: (page, { phone }) => pairing.pairingCode(page, phone),
    logOut(page) {
      pairing.logOutPage(page)
      return null
    },
    edit(_page, { key, body }, account) {
      const message = ownMessage(account(), key.id)
      message.body = body
      message.edited = true
      outgoing.noteOn(account(), 'edit', key, body)
      hub.publish(account(), { is: 'edit', key, body, atMs: Date.now() })
      hub.changed()
      return null
    },
    revoke(_page, { key }, account) {
      const message = ownMessage(account(), key.id)
      message.type = 'revoked'
      message.body = ''
      message.fields = {}
      outgoing.noteOn(account(), 'revoke', key, '')
      hub.publish(account(), { is: 'revoke', key, atMs: Date.now() })
      hub.changed()
      return null
    },
    react(_page, { key, emoji }, account) {
      const message = ownMessage(account(), key.id)
      const reaction = {
        key: { fromMe: true, remote: key.remote, id: phoneMessageId() },
        parent: key,
        from: `${account().me.phone}@c.us`,
        emoji,
        at: Date.now(),
      }
      setReaction(message, reaction)
      outgoing.noteOn(account(), 'reaction', key, emoji)
      hub.publish(account(), { is: 'reaction', reaction })
      hub.changed()
      return null
    },
    reactions: (_page, { key }, account) => account().chats.byKey(key)?.reactions ?? [],
  }
  return (page, name, input) => {
    const account = () => {
      if (!page.account) throw new Refusal('conflict', 'the page is not signed in')
      return page.account
    }
    // The page is our own code: what it asks has the shape that wire/messages.ts gives it.
    const answer = answers[name] as (page: PageSocket, input: unknown, account: () => Account) => unknown
    if (!answer) throw new Refusal('bad_input', `no question ${name}`)
    return answer(page, input, account)
  }
}
