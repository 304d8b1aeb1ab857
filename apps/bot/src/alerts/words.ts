import type { Inability } from '@comanda/shared/accounts/types.js'
import { timeMark } from '@comanda/shared/alerts/text.js'
import type { AlertText } from '@comanda/shared/alerts/types.js'
import { describeSlope, megabytes } from '@comanda/shared/memory/describe.js'
import type { DecisionReason, MemorySample } from '@comanda/shared/memory/types.js'
import { describeOutage } from '@comanda/shared/outages/describe.js'
import type { Outage } from '@comanda/shared/outages/types.js'

/** Whose alert it is, as far as anybody knows. */
export interface About {
  shop: { name: string; timeZone: string } | undefined
  /** PUBLIC_URL */
  publicUrl: string | undefined
}

interface Parts {
  /** after the shop's name */
  subject: string
  what: string
  since?: Date | undefined
  does?: string
  todo?: string
  /** below the dashboard's address */
  page?: string
}

const accountPage = '/account'

/** The parts in the order in which a person asks for them. */
function compose({ subject, what, since, does, todo, page = accountPage }: Parts, about: About): AlertText {
  const name = about.shop?.name ?? 'Comanda'
  const link = about.publicUrl === undefined ? undefined : `${about.publicUrl}${page}`
  const lines = [
    what,
    ...(since === undefined ? [] : [`Since: ${timeMark(since)}.`]),
    ...(does === undefined ? [] : [`What the bot does: ${does}`]),
    ...(todo === undefined ? [] : [`What to do: ${todo}`]),
    ...(link === undefined ? [] : [`See: ${link}`]),
  ]
  const whole = `${name}: ${subject}`
  return {
    subject: whole,
    body: lines.join('\n'),
    short: [`${whole}.`, ...(todo === undefined ? [] : [todo]), ...(link === undefined ? [] : [link])].join(
      ' ',
    ),
    timeZone: about.shop?.timeZone ?? 'UTC',
  }
}

/** Restarts with a browser in the budget's window, and how many it allows. */
export interface RestartsUsed {
  used: number
  budget: number
}

const restarts = ({ used, budget }: RestartsUsed): string =>
  Number.isFinite(budget) ? `Restarts used: ${used} of ${budget}.` : `Restarts lately: ${used}.`

function figures({ tree, details }: MemorySample, used: RestartsUsed): string {
  const { slope, thresholds } = details
  const growth = slope === undefined ? '' : `, ${describeSlope(slope)}`
  return `Bot and browser together hold ${megabytes(tree.bytes)} of ${megabytes(thresholds.limit)}${growth}. ${restarts(used)}`
}

export function memoryIsHigh(sample: MemorySample, used: RestartsUsed, about: About): AlertText {
  const { tree, details, at } = sample
  const { warning, critical, restart } = details.thresholds
  const size = `${megabytes(tree.bytes)} of ${megabytes(details.thresholds.limit)}`
  const isCritical = sample.level !== 'warning'
  return compose(
    {
      subject: isCritical ? `memory is critical, ${size}` : `memory is high, ${size}`,
      what: `${figures(sample, used)} That is above the ${isCritical ? 'critical' : 'warning'} level of ${megabytes(isCritical ? critical : warning)}.`,
      since: at,
      does: isCritical
        ? `it reloads WhatsApp’s page, then opens a fresh browser, and beyond ${megabytes(restart)} asks for a restart. No message is lost by it.`
        : `it has emptied its caches. From ${megabytes(critical)} on it reloads WhatsApp’s page, then opens a fresh browser.`,
      todo: isCritical
        ? 'look at the page in ten minutes. If it is critical still: npm run ops -- cleanup, then the runbook, “Memory is high”.'
        : 'nothing now. If this comes every day, see the runbook, “Memory is high”.',
    },
    about,
  )
}

export function memoryIsFine(sample: MemorySample, used: RestartsUsed, about: About): AlertText {
  const size = `${megabytes(sample.tree.bytes)} of ${megabytes(sample.details.thresholds.limit)}`
  return compose(
    { subject: `memory is fine again, ${size}`, what: figures(sample, used), since: sample.at },
    about,
  )
}

const times = (count: number): string => (count === 1 ? '' : `, ${count} times`)

export function browserRelaunched(
  reason: DecisionReason,
  figuresOfIt: string,
  used: RestartsUsed,
  count: number,
  about: About,
): AlertText {
  const why = reason.cause === 'foresight' ? ' before the busy hours' : ' for its memory'
  return compose(
    {
      subject: `opened a fresh browser${why}${times(count)}`,
      what: `The bot ${figuresOfIt}. ${restarts(used)} A fresh browser is none.`,
      does: 'it reads what customers wrote in those seconds afterwards.',
      todo: 'nothing. Several a day: see the runbook, “Memory is high”.',
    },
    about,
  )
}

export function restartedForMemory(
  figuresOfIt: string,
  used: RestartsUsed,
  count: number,
  about: About,
): AlertText {
  return compose(
    {
      subject: `asked for a restart for its memory${times(count)}`,
      what: `The bot ${figuresOfIt}. ${restarts(used)}`,
      does: 'what it has begun is finished, the sign-in is kept, and what customers write meanwhile is read afterwards.',
      todo: 'see whether WhatsApp is ready again in two minutes, then the runbook, “Memory is high”.',
    },
    about,
  )
}

export function budgetUsedUp(until: Date, budget: number, since: Date, about: About): AlertText {
  const at = timeMark(until)
  return compose(
    {
      subject: `the bot waits until ${at}, its restart budget is used up`,
      what: `The bot was started too often, or the record of its starts was lost. Restarts used: ${budget} of ${budget}. Customers get no answer until ${at}.`,
      since,
      does: 'it waits without a browser, goes on by itself then, and reads what customers wrote meanwhile. Too many sign-ins get a number banned.',
      todo: 'find in the log why it was started so often. While it waits, answer customers on the phone.',
    },
    about,
  )
}

export const budgetRecovered = (since: Date, about: About): AlertText =>
  compose({ subject: 'the bot goes on', what: 'The waiting is over, and WhatsApp is ready.', since }, about)

export function unlinked(since: Date, about: About): AlertText {
  return compose(
    {
      subject: 'WhatsApp was signed out',
      what: 'The number is no longer linked: somebody removed the device on the phone, or WhatsApp did. Customers get no answer.',
      since,
      does: 'it shows a code to scan.',
      todo: 'open the page WhatsApp and scan the code with the shop’s phone.',
    },
    about,
  )
}

export const linkedAgain = (since: Date, about: About): AlertText =>
  compose({ subject: 'WhatsApp is linked again', what: 'Customers get answers again.', since }, about)

export function notReady(since: Date, about: About): AlertText {
  return compose(
    {
      subject: 'WhatsApp is not ready',
      what: 'The bot doesn’t get through to WhatsApp. Customers get no answer.',
      since,
      does: 'it tries on, with a fresh browser where that helps, and reads what customers wrote meanwhile once it is through.',
      todo: 'see whether the shop’s phone and this machine have a network, then the runbook, “How is it?”. Meanwhile answer customers on the phone.',
    },
    about,
  )
}

export const readyAgain = (since: Date, about: About): AlertText =>
  compose({ subject: 'WhatsApp is ready again', what: 'Customers get answers again.', since }, about)

export function databaseAway(since: Date, about: About): AlertText {
  return compose(
    {
      subject: 'the database does not answer',
      what: 'Neither bot nor dashboard can do anything without it. Customers get no answer.',
      since,
      does: 'it holds what customers write, or reads it from the chats afterwards, and goes on by itself.',
      todo: 'npm run ops -- doctor says what is wrong with it. Look whether the disk is full.',
      page: '',
    },
    about,
  )
}

export const databaseBack = (since: Date, about: About): AlertText =>
  compose({ subject: 'the database answers again', what: 'Customers get answers again.', since }, about)

/** @param isFull as good as: the database may take nothing more at any moment */
export function diskFills(freeBytes: number, isFull: boolean, about: About): AlertText {
  const left = megabytes(freeBytes)
  return compose(
    {
      subject: isFull ? 'the disk is full' : 'the disk is nearly full',
      what: isFull
        ? `${left} are left. Orders can't be taken down any more, and customers get no answer.`
        : `${left} are left. Once there are none, customers get no answer.`,
      does: 'it reads from the chats what customers wrote meanwhile, and goes on by itself once there is room.',
      todo: 'delete what isn’t needed on that machine’s disk, such as old backups and logs.',
      page: '',
    },
    about,
  )
}

export const diskHasRoom = (since: Date, about: About): AlertText =>
  compose({ subject: 'there is room on the disk again', what: 'Nothing more is to be done.', since }, about)

export function sendsFailed(count: number, about: About): AlertText {
  const some = count === 1 ? 'A message' : `${count} messages`
  return compose(
    {
      subject: `${count === 1 ? 'a message' : `${count} messages`} did not arrive`,
      what: `${some} to customers could not be sent, or never reached WhatsApp though sent twice.`,
      does: 'it hands their chats to a person.',
      todo: 'write to those customers: the dashboard’s page Chats lists them.',
      page: '/handovers',
    },
    about,
  )
}

export function handoversWait(count: number, since: Date, about: About): AlertText {
  return compose(
    {
      subject: `${count === 1 ? 'a customer waits' : `${count} customers wait`} for a person`,
      what: 'The bot didn’t understand, or was asked for a person, and nobody has answered yet.',
      since,
      does: 'it is quiet in these chats.',
      todo: 'answer them: the dashboard’s page Chats lists them.',
      page: '/handovers',
    },
    about,
  )
}

export const nobodyWaits = (since: Date, about: About): AlertText =>
  compose({ subject: 'nobody waits for a person any more', what: 'All chats are answered.', since }, about)

export function ordersWait(count: number, since: Date, about: About): AlertText {
  return compose(
    {
      subject: `nobody has accepted ${count === 1 ? 'an order' : `${count} orders`}`,
      what: 'Customers ordered, and wait to hear whether their order is taken.',
      since,
      todo: 'accept or reject: the dashboard’s page Orders lists them first.',
      page: '/orders',
    },
    about,
  )
}

export const ordersAccepted = (since: Date, about: About): AlertText =>
  compose({ subject: 'every order is taken or turned down', what: 'No order waits any more.', since }, about)

export function clockIsOff(off: string, about: About): AlertText {
  return compose(
    {
      subject: 'a clock is wrong',
      what: `${off.charAt(0).toUpperCase()}${off.slice(1)}.`,
      does: 'it goes by WhatsApp’s own time for how old a message is. Times on pages and in the log are wrong by as much.',
      todo: 'set the machine’s clock, and have it kept by a time server (timedatectl set-ntp true).',
    },
    about,
  )
}

export const clockIsRight = (since: Date, about: About): AlertText =>
  compose({ subject: 'the clocks are right again', what: 'They agree with WhatsApp’s.', since }, about)

export function cannotSend({ why, since }: Inability, about: About): AlertText {
  return compose(
    {
      subject: 'replies don’t go out',
      what: `Comanda reads what customers write and can’t send them anything: ${why}.`,
      since,
      does: 'it loads the page anew, then opens a fresh browser. What it couldn’t send waits and goes out afterwards.',
      todo: 'answer customers on the phone. If it stays, WhatsApp has changed its page: Comanda has to be brought up to date.',
    },
    about,
  )
}

export const sendsAgain = (since: Date, about: About): AlertText =>
  compose({ subject: 'replies go out again', what: 'Customers get answers again.', since }, about)

export function cannotReceive({ why, since }: Inability, about: About): AlertText {
  return compose(
    {
      subject: 'new messages are not heard',
      what: `Comanda is signed in to WhatsApp and doesn’t hear what customers write: ${why}.`,
      since,
      does: 'it loads the page anew, then opens a fresh browser, and reads the chats themselves where it can.',
      todo: 'answer customers on the phone. If it stays, WhatsApp has changed its page: Comanda has to be brought up to date.',
    },
    about,
  )
}

export const receivesAgain = (since: Date, about: About): AlertText =>
  compose({ subject: 'new messages are heard again', what: 'Customers get answers again.', since }, about)

export function outageOver(outage: Outage, about: About): AlertText {
  const { length, messages } = describeOutage(outage)
  const waits = outage.messages - outage.answered
  return compose(
    {
      subject: `nobody was answered for ${length}, which is over`,
      what: messages,
      since: outage.beganAt,
      ...(waits > 0 && {
        todo: 'the dashboard’s page Chats lists who waits for a person.',
        page: '/handovers',
      }),
    },
    about,
  )
}
