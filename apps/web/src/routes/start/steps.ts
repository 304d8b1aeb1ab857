import type { Account } from '@comanda/shared/accounts/types.js'

/** A step on the way to the first order. */
export interface FirstStep {
  state: 'done' | 'now' | 'later'
  heading: string
  /** what to do; left out where it is done */
  text: string
  /** undefined where somebody else does it */
  action: { href: string; label: string } | undefined
}

/** @param input.firstDish something that can be ordered; undefined: there is no menu yet */
export function firstSteps(input: {
  firstDish: string | undefined
  account: Account | undefined
  isOwner: boolean
}): FirstStep[] {
  const { firstDish, account, isOwner } = input
  const isLinked = account?.pairedAt !== undefined
  const number = account?.wid?.split('@')[0]
  const steps = [
    {
      isDone: firstDish !== undefined,
      heading: 'Add your menu',
      text: 'Customers can order what stands on it. Import a menu file, or begin with one dish.',
      action: { href: '/menu', label: 'Add your menu' },
    },
    {
      isDone: isLinked,
      heading: 'Link your WhatsApp',
      text: isOwner
        ? 'Scan a code with the shop’s phone, as for WhatsApp on a computer.'
        : 'The owner of the shop scans a code with the shop’s phone.',
      action: isOwner ? { href: '/account', label: 'Link your WhatsApp' } : undefined,
    },
    {
      isDone: false,
      heading: 'Try an order',
      text: `From another phone write to ${number === undefined ? 'the shop' : `+${number}`}: “1 ${firstDish ?? 'margherita'}, please”. Answer its questions, and say “yes”.`,
      action: { href: '/orders', label: 'Watch it arrive' },
    },
  ]
  const now = steps.findIndex(step => !step.isDone)
  return steps.map(({ isDone, ...step }, index) => ({
    ...step,
    state: isDone ? 'done' : index === now ? 'now' : 'later',
  }))
}
