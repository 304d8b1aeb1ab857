import type { PhoneMessage } from '@comanda/stand-in-control/operations.js'
import { type Around, drawBubble } from './bubble.js'
import { make, makeButton, setChildren, setText } from './elements.js'
import { icon } from './icons.js'
import { makeOneStop } from './one-stop.js'
import { dayKeyOf, dayNameOf } from './times.js'

/** Near the end counts as at the end: then new messages scroll into view. */
const nearEndPixels = 80

interface Drawn {
  signature: string
  item: HTMLLIElement
}

export interface ThreadOptions {
  around: Around
  /** What to say while there is no message. */
  empty: string
  onEarlier(): void
  /** The reader came to the end, or left it. */
  onFollow(): void
}

/** The messages of one conversation. It follows new ones, unless the reader scrolled up to read. */
export function createThread({ around, empty, onEarlier, onFollow }: ThreadOptions) {
  const drawn = new Map<string, Drawn>()
  const dividers = new Map<string, HTMLLIElement>()
  const list = make('ol', 'messages')
  const loading = make('p', 'loading', 'Loading the conversation…')
  const nothing = make('p', 'loading', empty)
  const earlier = makeButton('chip earlier', 'Earlier messages', onEarlier)
  const typing = make('p', 'dots', make('i'), make('i'), make('i'))
  const scroller = make('div', 'scroller', loading, nothing, earlier, list, typing)
  const words = make('span')
  const latest = makeButton('latest', 'Latest messages', () => toEnd(), icon('down'), words)
  latest.removeAttribute('aria-label')
  const node = make('div', 'thread', scroller, latest)
  const keepOneStop = makeOneStop(list, '.more')
  let following = true

  typing.setAttribute('aria-hidden', 'true')
  typing.hidden = true
  nothing.hidden = true
  earlier.hidden = true
  latest.hidden = true
  scroller.tabIndex = 0
  scroller.role = 'region'
  scroller.setAttribute('aria-label', 'Messages')
  const follow = (now: boolean) => {
    following = now
    onFollow()
  }
  const toEnd = () => {
    scroller.scrollTop = scroller.scrollHeight
    follow(true)
  }
  let top = 0
  scroller.addEventListener('scroll', () => {
    const left = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight
    // The event comes a frame late: what grew meanwhile isn't the reader's leaving. Only a hand scrolls up.
    const wentUp = scroller.scrollTop < top
    top = scroller.scrollTop
    if (left < nearEndPixels !== following && (wentUp || !following)) follow(left < nearEndPixels)
  })
  // Pictures that arrive, a keyboard that opens, a growing text box: the end stays in view.
  const sizes = new ResizeObserver(() => {
    if (following) scroller.scrollTop = scroller.scrollHeight
  })
  for (const each of [scroller, list, typing]) sizes.observe(each)

  const bubbleOf = (message: PhoneMessage): HTMLLIElement => {
    const signature = JSON.stringify(message)
    const before = drawn.get(message.id)
    if (before?.signature === signature) return before.item
    const item = drawBubble(message, around)
    const hadFocus = before?.item.contains(document.activeElement)
    before?.item.replaceWith(item)
    if (hadFocus) item.querySelector('button')?.focus()
    drawn.set(message.id, { signature, item })
    return item
  }
  const dividerOf = (timestamp: number): HTMLLIElement => {
    const key = dayKeyOf(timestamp)
    const divider = dividers.get(key) ?? make('li', 'day', make('span'))
    dividers.set(key, divider)
    if (divider.firstElementChild instanceof HTMLElement)
      setText(divider.firstElementChild, dayNameOf(timestamp))
    return divider
  }
  return {
    node,
    scroller,
    get following() {
      return following
    },
    toEnd,
    /** @returns the messages that are new since the last drawing; none at the first. */
    draw(messages: PhoneMessage[], more: { typing: boolean; hasEarlier: boolean }): PhoneMessage[] {
      const isFirst = !loading.hidden
      const fresh = isFirst ? [] : messages.filter(each => !drawn.has(each.id))
      let day = ''
      const wanted = messages.flatMap(message => {
        const items = dayKeyOf(message.timestamp) === day ? [] : [dividerOf(message.timestamp)]
        day = dayKeyOf(message.timestamp)
        return [...items, bubbleOf(message)]
      })
      const first = list.querySelector('.message')
      const { scrollHeight, scrollTop } = scroller
      setChildren(list, wanted)
      keepOneStop()
      loading.hidden = true
      nothing.hidden = messages.length > 0
      earlier.hidden = !more.hasEarlier
      typing.hidden = !more.typing
      if (isFirst) toEnd()
      // What came in above must not move what is being read.
      else if (!following && first !== list.querySelector('.message')) {
        scroller.scrollTop = scrollTop + scroller.scrollHeight - scrollHeight
      }
      return fresh
    },
    /** Says how many messages wait below, while the reader is elsewhere. */
    drawLatest(unread: number): void {
      latest.hidden = following
      setText(words, unread === 0 ? 'Latest' : unread === 1 ? '1 new message' : `${unread} new messages`)
    },
    close: () => sizes.disconnect(),
  }
}

export type Thread = ReturnType<typeof createThread>
