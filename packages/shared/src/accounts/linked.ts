import type { Account } from './types.js'

/** It was linked once, and nobody at the shop took the link away: where it shows a code now, it was signed out. */
export const isMeantToBeLinked = ({ pairedAt, unlinkedAt, lastProofAt }: Account): boolean =>
  pairedAt !== undefined &&
  (unlinkedAt === undefined || (lastProofAt !== undefined && lastProofAt >= unlinkedAt))
