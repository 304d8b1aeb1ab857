import type { Names } from '@comanda/shared/learnt-words/types.js'
import type { Request, Response } from 'express'
import type { RouteDependencies } from '../../dependencies.js'
import { type FieldError, formText } from '../../formatting/form.js'
import { redirect } from '../../middleware/redirect.js'
import { RefusedError } from '../../middleware/refused-error.js'
import { rowId } from '../../routing/row-id.js'
import { viewerOf } from '../../session/viewer.js'
import { listNames, namesFieldLength, readNames, takenError } from './names-field.js'

/** What an option is called beside its name. The rest of it comes from the menu file. */
export function createOptionController({ services, pages }: RouteDependencies) {
  async function find(request: Request, response: Response): Promise<{ id: number; names: Names }> {
    const id = rowId(request.params.id)
    const { business } = viewerOf(response)
    const names =
      id === undefined ? undefined : await services.learntWords.namesOf(business.id, { kind: 'option', id })
    if (id === undefined || names === undefined) {
      throw new RefusedError('not-found', 'no such option at this business')
    }
    return { id, names }
  }

  const sendForm = (
    request: Request,
    response: Response,
    input: { id: number; names: Names; alsoCalled: string; errors: FieldError[] },
  ): Promise<void> => {
    const { id, names, alsoCalled, errors } = input
    return pages.send(request, response, 'menu/option', {
      title: errors.length > 0 ? `Error: ${names.name}` : names.name,
      status: errors.length > 0 ? 422 : 200,
      name: names.name,
      groupName: names.groupName,
      action: `/menu/options/${id}`,
      alsoCalled,
      namesLength: namesFieldLength,
      errors,
    })
  }

  return {
    show: async (request: Request, response: Response): Promise<void> => {
      const { id, names } = await find(request, response)
      await sendForm(request, response, { id, names, alsoCalled: listNames(names), errors: [] })
    },

    change: async (request: Request, response: Response): Promise<void> => {
      const { id, names } = await find(request, response)
      const { business, member } = viewerOf(response)
      const alsoCalled = formText(request, 'alsoCalled').trim()
      const read = readNames(alsoCalled, { before: listNames(names), language: business.language })
      if (read.errors.length > 0) {
        return sendForm(request, response, { id, names, alsoCalled, errors: read.errors })
      }
      const outcome = await services.menu.setOptionNames(business.id, id, read.words, member.id)
      if (outcome === 'not_found') throw new RefusedError('not-found', 'the option is gone')
      if (outcome !== 'changed') {
        return sendForm(request, response, { id, names, alsoCalled, errors: [takenError(outcome)] })
      }
      redirect(response, `/menu#option-${id}`)
    },
  }
}
