import type { z } from 'zod'
import { findContradictions } from './contradictions.js'
import type { Menu } from './menu.js'
import type { MenuProblem } from './menu-problem.js'
import { menuShape } from './menu-shape.js'

export type { MenuProblem } from './menu-problem.js'

export type MenuResult =
  | { readonly ok: true; readonly menu: Menu }
  | { readonly ok: false; readonly problems: readonly MenuProblem[] }

/** Nobody reads more; a wrong file would give one for each of its entries. */
const MAX_PROBLEMS = 100

const namesOfTypes: Record<string, string> = {
  array: 'a list',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a number',
  object: 'an object',
  string: 'text',
}

function formatPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`
    return text === '' ? String(step) : `${text}.${String(step)}`
  }, '')
}

function explain(issue: z.core.$ZodIssue): string {
  if (issue.code !== 'invalid_type') return issue.message
  return issue.input === undefined ? 'is missing' : `is not ${namesOfTypes[issue.expected] ?? issue.expected}`
}

/**
 * Checks a parsed MENU.json and says everything that is wrong with its shape, or, where the shape is right, everything
 * that its entries contradict each other in; 100 problems at most. Fills in what may be left out: no aliases, groups
 * and defaults; a group's max is the number of its options. Never throws.
 */
export function readMenu(json: unknown): MenuResult {
  const shape = menuShape.safeParse(json, { reportInput: true })
  const problems = shape.success
    ? findContradictions(shape.data)
    : shape.error.issues.map(issue => ({ path: formatPath(issue.path), message: explain(issue) }))
  if (!shape.success || problems.length > 0) return { ok: false, problems: problems.slice(0, MAX_PROBLEMS) }
  const groups = shape.data.groups.map(group => ({ ...group, max: group.max ?? group.options.length }))
  return { ok: true, menu: { ...shape.data, groups } }
}
