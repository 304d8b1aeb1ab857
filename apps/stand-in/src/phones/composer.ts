import type { PhoneMessage } from '@comanda/stand-in-control/operations.js'
import { describe } from './describe.js'
import { make, makeButton, setChildren, setText } from './elements.js'
import { icon } from './icons.js'

export interface ComposerOptions {
  label: string
  draft: string
  onDraft(text: string): void
  /** Rejects where the message didn't go out; its text comes back into the box then. */
  onSend(text: string, quotedId: string | undefined): Promise<void>
  onEdit(message: PhoneMessage, text: string): Promise<void>
  onAttach(beside: HTMLElement): void
}

/** The box to write in. Enter sends, Shift+Enter begins a new line, Escape ends an edit or an answer. */
export function createComposer(options: ComposerOptions) {
  const text = make('textarea')
  text.rows = 1
  text.dir = 'auto'
  text.placeholder = 'Message'
  text.setAttribute('aria-label', options.label)
  text.value = options.draft
  const attach = makeButton(
    'round',
    'Attach a photo, a place, …',
    () => options.onAttach(attach),
    icon('attach'),
  )
  const send = make('button', 'round primary', icon('send'))
  send.setAttribute('aria-label', 'Send')
  const about = make('div', 'about')
  const words = make('span', 'about-text')
  words.dir = 'auto'
  const suggestions = make('div', 'suggestions')
  const row = make('div', 'write-row', attach, text, send)
  const node = make('form', 'composer', about, suggestions, row)
  let editing: PhoneMessage | undefined
  let answering: PhoneMessage | undefined
  /** One after the other, so that quick messages arrive in the order written. */
  let sending = Promise.resolve()
  let offered = ''

  suggestions.role = 'group'
  suggestions.setAttribute('aria-label', 'Suggestions to send')
  const stop = makeButton('round', 'Cancel', () => end(), icon('close'))
  about.append(words, stop)
  about.hidden = true
  const begin = (title: string, message: PhoneMessage) => {
    setChildren(words, [make('b', '', title), document.createTextNode(describe(message))])
    about.hidden = false
    text.focus()
  }
  const end = () => {
    if (editing) text.value = options.draft
    editing = undefined
    answering = undefined
    about.hidden = true
    text.focus()
  }
  const queue = (act: () => Promise<void>, failed: () => void) => {
    sending = sending.then(act).catch(failed)
  }
  const submit = () => {
    const body = text.value.trim()
    if (!body) return
    if (editing) {
      const message = editing
      queue(
        () => options.onEdit(message, body),
        () => undefined,
      )
      return end()
    }
    const quotedId = answering?.id
    text.value = ''
    keepDraft()
    queue(
      () => options.onSend(body, quotedId),
      () => {
        text.value = [body, text.value].filter(Boolean).join('\n')
        keepDraft()
      },
    )
    if (answering) end()
  }
  const keepDraft = () => {
    options.draft = text.value
    options.onDraft(text.value)
  }
  text.addEventListener('input', () => {
    if (!editing) keepDraft()
  })
  text.addEventListener('keydown', event => {
    if (event.key === 'Escape' && !about.hidden) return end()
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    submit()
  })
  node.addEventListener('submit', event => {
    event.preventDefault()
    submit()
  })
  return {
    node,
    focus: () => text.focus(),
    edit(message: PhoneMessage): void {
      end()
      editing = message
      text.value = message.body
      begin('Edit', message)
    },
    answer(message: PhoneMessage): void {
      end()
      answering = message
      begin('Reply to', message)
    },
    /** Texts to send with one press. The buttons stay as they are while the texts do. */
    suggest(texts: string[]): void {
      if (offered === texts.join('\n')) return
      offered = texts.join('\n')
      const chips = texts.map(each => {
        const chip = makeButton('chip', each, () =>
          queue(
            () => options.onSend(each, undefined),
            () => undefined,
          ),
        )
        setText(chip, each)
        return chip
      })
      suggestions.replaceChildren(...chips)
    },
  }
}

export type Composer = ReturnType<typeof createComposer>
