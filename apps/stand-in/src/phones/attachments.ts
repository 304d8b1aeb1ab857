import type { InjectInput, PhoneSummary } from '@comanda/stand-in-control/operations.js'
import { call } from './api.js'
import { make } from './elements.js'
import type { Choice } from './menu.js'
import { pretendVoice } from './pretend-voice.js'
import { card, places } from './suggestions.js'

/** As WhatsApp: larger pictures are refused. */
const largestPictureBytes = 16 * 1024 * 1024

type Send = (message: Omit<InjectInput, 'from'>) => void

/** What a customer can send besides words. */
export function attachmentChoices(send: Send, onProblem: (words: string) => void): Choice[] {
  return [
    { label: 'Photo', icon: 'photo', act: () => pickPicture(send, onProblem) },
    ...places.map(
      (location): Choice => ({
        label: `Location: ${location.description}`,
        icon: 'pin',
        act: () => send({ location }),
      }),
    ),
    {
      label: 'Voice message (a beep)',
      icon: 'voice',
      act: () => send({ media: { mimetype: 'audio/wav', data: pretendVoice() } }),
    },
    { label: 'Contact card', icon: 'person', act: () => send({ text: card, extra: { type: 'vcard' } }) },
  ]
}

/** Sends as this customer. */
export const sendAs = (person: PhoneSummary, message: Omit<InjectInput, 'from'>) =>
  call('inject', { from: person.person, ...message })

function pickPicture(send: Send, onProblem: (words: string) => void): void {
  const input = make('input', 'unseen')
  input.type = 'file'
  input.accept = 'image/*'
  input.setAttribute('aria-label', 'Photo')
  input.addEventListener('cancel', () => input.remove())
  input.addEventListener('change', () => {
    const file = input.files?.[0]
    input.remove()
    if (!file) return
    if (file.size > largestPictureBytes) onProblem('That picture is larger than 16 MB.')
    else
      readFile(file).then(
        data => send({ media: { mimetype: file.type, data } }),
        () => onProblem("That picture can't be read."),
      )
  })
  // In the page while it is open: some browsers let go of one that isn't.
  document.body.append(input)
  input.click()
}

/** @returns the file's bytes in base64. */
function readFile(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(String(reader.result).split(',')[1] ?? ''))
    reader.addEventListener('error', () => reject(reader.error))
    reader.readAsDataURL(file)
  })
}
