import { readMenuText } from '@comanda/shared/menu/menu-text.js'
import type { Request, Response } from 'express'
import type { RouteDependencies } from '../../dependencies.js'
import { formText } from '../../formatting/form.js'
import { redirect } from '../../middleware/redirect.js'
import { viewerOf } from '../../session/viewer.js'
import { pageJson } from '../../views/escape-text.js'
import { importPlan } from './import-plan.js'

const problemsShown = 20

/** A menu file: first what it would change, then, once that was seen, the change itself. */
export function createImportController({ services, pages }: RouteDependencies) {
  const sendForm = (
    request: Request,
    response: Response,
    input: { text: string; problems: string[] },
  ): Promise<void> =>
    pages.send(request, response, 'menu/import', {
      title: input.problems.length > 0 ? 'Error: Import a menu' : 'Import a menu',
      status: input.problems.length > 0 ? 422 : 200,
      text: input.text,
      problems: input.problems.slice(0, problemsShown),
      more: Math.max(0, input.problems.length - problemsShown),
    })

  return {
    show: (request: Request, response: Response): Promise<void> =>
      sendForm(request, response, { text: '', problems: [] }),

    submit: async (request: Request, response: Response): Promise<void> => {
      const { business } = viewerOf(response)
      const pasted = formText(request, 'menu')
      const text = formText(request, 'file').trim() === '' ? pasted : formText(request, 'file')
      if (text.trim() === '') {
        return sendForm(request, response, { text, problems: ['Choose a file, or paste its text.'] })
      }
      const read = readMenuText(text)
      if ('problems' in read) return sendForm(request, response, { text: pasted, problems: read.problems })

      const seen = Number(formText(request, 'version') || Number.NaN)
      if (Number.isSafeInteger(seen)) {
        const outcome = await services.menu.replace(business.id, read.menu, seen)
        if (outcome === 'replaced') return redirect(response, '/menu')
      }
      const before = await services.menu.load(business.id, undefined, {
        withSoldOut: true,
        withLearntWords: false,
      })
      await pages.send(request, response, 'menu/import-plan', {
        title: 'What would change',
        plan: importPlan(before, read.menu, business.language),
        isOvertaken: Number.isSafeInteger(seen),
        text: pageJson(read.menu),
        version: business.menuVersion,
      })
    },
  }
}
