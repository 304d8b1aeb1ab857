import type { PhoneMessage, PhoneSummary } from '@comanda/stand-in-control/operations.js'
import { call } from './api.js'
import { attachmentChoices, sendAs } from './attachments.js'
import { createComposer } from './composer.js'
import { describe } from './describe.js'
import { make, makeButton, setText } from './elements.js'
import { icon } from './icons.js'
import type { Memory } from './memory.js'
import type { Choice, Menu } from './menu.js'
import { avatar, nameOf, numberOf } from './names.js'
import { suggestionsFor } from './suggestions.js'
import { createThread } from './thread.js'

const pageOfMessages = 100
/** There the box would call up a keyboard over half of the conversation. */
const onTouch = matchMedia('(pointer: coarse)')

/** What the phones share. */
export interface PhoneParts {
  memory: Memory
  menu: Menu
  /** Does something that may fail, and shows what went wrong. */
  attempt(act: () => Promise<unknown>): Promise<boolean>
  say(words: string): void
  announce(words: string): void
  /** The name behind a chat id, else the number. */
  nameOfId(id: string): string
  onRead(): void
  onClose(contact: string): void
}

/** What the shop looks like from outside. */
export interface Shop {
  name: string
  /** A linked device of the shop is connected. */
  online: boolean
}

/** One customer's phone, with the chat with the shop on it. */
export function createPhone(first: PhoneSummary, shop: Shop, parts: PhoneParts) {
  const { memory, menu, attempt } = parts
  const { contact } = first
  const isGroup = contact.endsWith('@g.us')
  let person = first
  let limit = pageOfMessages
  const owner = make('bdi', '', nameOf(person))
  const close = () => parts.onClose(contact)
  const status = make('span', 'status')
  const send = (message: Parameters<typeof sendAs>[1]): Promise<boolean> =>
    attempt(async () => {
      await sendAs(person, message)
      thread.toEnd()
    })
  const orThrow = async (done: Promise<boolean>) => {
    if (!(await done)) throw new Error('it did not go out')
  }
  const composer = createComposer({
    label: `Message from ${nameOf(person)}`,
    draft: memory.draftOf(contact),
    onDraft: text => memory.setDraft(contact, text),
    onSend: (text, quotedId) => orThrow(send({ text, ...(quotedId && { quotedId }) })),
    onEdit: (message, text) => orThrow(attempt(() => call('edit', { id: message.id, text }))),
    onAttach: beside =>
      menu.open(
        beside,
        'Attach',
        attachmentChoices(message => void send(message), parts.say),
      ),
  })
  const thread = createThread({
    around: {
      shop: shop.name,
      ...(isGroup ? { nameOfWriter: parts.nameOfId } : { onOptions }),
    },
    empty: `No messages yet. Press one below, or write as ${nameOf(person)} would.`,
    onEarlier: () => {
      limit += pageOfMessages
      void attempt(load)
    },
    onFollow: () => drawUnread(),
  })
  const head = make(
    'div',
    'chat-head',
    avatar(shop.name),
    make('div', 'chat-name', make('b', '', shop.name), status),
  )
  const device = make(
    'header',
    'device',
    makeButton('round back', 'Back to the customers', close, icon('back')),
    make(
      'div',
      'owner',
      make('h2', 'owner-name', owner),
      make('small', '', isGroup ? 'A group, to read along' : numberOf(contact)),
    ),
    makeButton('round shut', `Put ${nameOf(person)}'s phone away`, close, icon('close')),
  )
  const node = make('section', 'phone', device, head, thread.node)
  node.dataset.contact = contact
  node.setAttribute('aria-label', `${nameOf(person)}'s phone`)
  // In a group it would be unclear who writes: groups are there to read.
  if (!isGroup) node.append(composer.node)

  function onOptions(message: PhoneMessage, beside: HTMLElement): void {
    const mine = !message.fromMe
    const choices: Choice[] = [{ label: 'Reply', icon: 'reply', act: () => composer.answer(message) }]
    if (mine && message.type === 'chat') {
      choices.push({ label: 'Edit', icon: 'edit', act: () => composer.edit(message) })
    }
    if (mine) {
      const act = () => void attempt(() => call('revoke', { id: message.id }))
      choices.push({ label: 'Delete', icon: 'deleted', act })
    }
    menu.open(beside, 'Options', choices, emoji => {
      const had = message.reactions.some(
        each => each.emoji === emoji && [contact, ...person.chats].includes(each.from),
      )
      const reaction = { id: message.id, from: person.person, emoji: had ? '' : emoji }
      void attempt(() => call('react', reaction))
    })
  }
  function drawUnread(): void {
    if (thread.following && !document.hidden) {
      memory.markRead(contact, person.fromShop)
      parts.onRead()
    }
    thread.drawLatest(memory.unreadOf(contact, person.fromShop))
  }
  async function load(): Promise<void> {
    const { messages } = await call('history', { chat: person.chats[0] ?? contact, limit })
    const fresh = thread.draw(messages, { typing: person.typing, hasEarlier: messages.length >= limit })
    for (const message of fresh.filter(each => each.fromMe)) {
      parts.announce(`${nameOf(person)} hears from ${shop.name}: ${describe(message)}`)
    }
    composer.suggest(suggestionsFor(messages))
    node.classList.toggle('fresh', messages.length === 0)
    drawUnread()
  }
  return {
    node,
    contact,
    focus: () => (onTouch.matches ? thread.scroller.focus() : composer.focus()),
    /** Draws what is known now, then what the conversation holds. */
    async draw(now: PhoneSummary, { online }: Shop): Promise<void> {
      person = now
      setText(owner, nameOf(person))
      setText(status, person.typing ? 'typing…' : online ? 'online' : 'offline')
      status.classList.toggle('typing', person.typing)
      await load()
    },
    send,
    drawUnread,
    close: thread.close,
  }
}

export type Phone = ReturnType<typeof createPhone>
