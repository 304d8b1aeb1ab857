import type { Handler, MessageContext } from './handler.js'

/** Written longer ago, a message is answered with an apology, and a yes is read back again. */
const lateAfterMs = 10 * 60_000
/** Written longer ago, it is for a person: nobody knows what the customer has done meanwhile. */
const oldAfterMs = 24 * 60 * 60_000

const ageMs = ({ writtenAt, now }: MessageContext): number => now.getTime() - writtenAt.getTime()

/** Was the shop offline when this was written? */
export const isLate = (context: MessageContext): boolean => ageMs(context) > lateAfterMs

/** What was written over a day ago goes to a person, with a word to the customer. */
export const old: Handler = context =>
  ageMs(context) > oldAfterMs
    ? {
        reply: context.replies.say('handover'),
        handover: 'old',
      }
    : undefined
