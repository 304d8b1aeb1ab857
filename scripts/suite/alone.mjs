/**
 * Tests that can't share the machine with others: they run by themselves when all else is done.
 * @type {readonly { source: string, why: string }[]}
 */
export const alone = []
