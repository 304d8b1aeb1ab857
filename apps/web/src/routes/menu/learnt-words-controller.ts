import type { WordSuggestion } from '@comanda/shared/learnt-words/types.js'
import type { Request, Response } from 'express'
import type { RouteDependencies } from '../../dependencies.js'
import { counted } from '../../formatting/plural.js'
import { redirect } from '../../middleware/redirect.js'
import { RefusedError } from '../../middleware/refused-error.js'
import { rowId } from '../../routing/row-id.js'
import { viewerOf } from '../../session/viewer.js'

const shownAtOnce = 3

/** Words that customers used, with what they meant, as a row with its two buttons. */
interface LearntWordsRow {
  words: string
  name: string
  groupName: string | undefined
  customers: string
  action: string
}

/** Those that most customers meant stand first, the others behind a press. */
export interface LearntWordsSection {
  first: LearntWordsRow[]
  others: LearntWordsRow[]
  /** what the press is called */
  more: string
}

const toRow = ({ id, words, name, groupName, customers }: WordSuggestion): LearntWordsRow => ({
  words,
  name,
  groupName,
  customers: `meant by ${counted(customers, 'customer', 'customers')}`,
  action: `/menu/words/${id}`,
})

/** @returns undefined where there is nothing to decide on */
export function learntWordsSection(suggestions: readonly WordSuggestion[]): LearntWordsSection | undefined {
  if (suggestions.length === 0) return undefined
  const rows = suggestions.map(toRow)
  const others = rows.slice(shownAtOnce)
  return { first: rows.slice(0, shownAtOnce), others, more: `Show ${others.length} more` }
}

/** Whether words that customers used become other names of what they meant. */
export function createLearntWordsController({ services }: RouteDependencies) {
  const decide =
    (decision: 'use' | 'refuse') =>
    async (request: Request, response: Response): Promise<void> => {
      const id = rowId(request.params.id)
      const { business, member } = viewerOf(response)
      const outcome =
        id === undefined ? 'not_found' : await services.learntWords[decision](business.id, id, member.id)
      if (outcome === 'not_found') throw new RefusedError('not-found', 'no such words at this business')
      redirect(response, '/menu')
    }
  return { use: decide('use'), refuse: decide('refuse') }
}
