import { call } from './api.js'
import { element, make, makeButton } from './elements.js'
import { icon } from './icons.js'

const loaded = new Map<string, Promise<string>>()

/** The bytes of a message as a data: address, fetched once. */
export function mediaAddress(id: string): Promise<string> {
  const known = loaded.get(id)
  if (known !== undefined) return known
  const address = call('media', { id }).then(({ mimetype, data }) => `data:${mimetype};base64,${data}`)
  loaded.set(id, address)
  // A failure may pass: the next drawing asks again.
  address.catch(() => loaded.delete(id))
  return address
}

/** Shows what `mediaAddress` brings; says so in words where nothing comes. */
export function whenLoaded(id: string, holder: HTMLElement, show: (address: string) => void): void {
  mediaAddress(id).then(show, () => holder.replaceChildren("It can't be loaded any more."))
}

/** A picture in a bubble; a press shows it large. */
export function picture(id: string, description: string): HTMLElement {
  const image = make('img')
  image.alt = description
  const button = makeButton('picture', `${description}: show large`, () => showLarge(image), image)
  whenLoaded(id, button, address => {
    image.src = address
  })
  return button
}

/** A voice message: a player, and no pretence of a waveform. */
export function voice(id: string): HTMLElement {
  const player = make('audio')
  player.controls = true
  const holder = make('div', 'attachment voice', icon('voice'), player)
  player.setAttribute('aria-label', 'Voice message')
  whenLoaded(id, holder, address => {
    player.src = address
  })
  return holder
}

/** A file to keep. */
export function documentLink(id: string, filename: string): HTMLElement {
  const link = make('a', 'attachment', icon('document'), make('span', 'attachment-name', filename))
  link.download = filename
  whenLoaded(id, link, address => {
    link.href = address
  })
  return link
}

function showLarge(image: HTMLImageElement): void {
  if (!image.src) return
  const dialog = element('viewer', HTMLDialogElement)
  const large = make('img')
  large.src = image.src
  large.alt = image.alt
  dialog.replaceChildren(
    makeButton('round', 'Close', () => dialog.close(), icon('close')),
    large,
  )
  dialog.showModal()
}
