import type { Request, Response } from 'express'
import type { RouteDependencies } from '../../dependencies.js'
import { type FieldError, formText } from '../../formatting/form.js'
import { redirect } from '../../middleware/redirect.js'
import { viewerOf } from '../../session/viewer.js'
import { type AnswersForm, answersForm, readAnswers, sentAnswers, textFields } from './answers-form.js'

const pauses = [
  { value: '', label: 'No pause' },
  { value: '30', label: 'For 30 minutes' },
  { value: '60', label: 'For an hour' },
  { value: '120', label: 'For two hours' },
  { value: 'day', label: 'For the rest of today' },
]

/** What customers ask of the shop. */
export function createAnswersController({ services, pages, now }: RouteDependencies) {
  function sendForm(
    request: Request,
    response: Response,
    input: { form: AnswersForm; errors: FieldError[]; isSaved: boolean },
  ): Promise<void> {
    const { pausedUntil, timeZone } = viewerOf(response).business
    const until =
      pausedUntil !== undefined && pausedUntil > now()
        ? new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(
            pausedUntil,
          )
        : undefined
    const keep = until === undefined ? [] : [{ value: 'keep', label: `Until ${until}, as it is` }]
    return pages.send(request, response, 'settings/answers', {
      ...input,
      title: input.errors.length > 0 ? 'Error: What customers ask' : 'What customers ask',
      status: input.errors.length > 0 ? 422 : 200,
      texts: textFields,
      pauses: [...keep, ...pauses],
      pausedUntil: until,
    })
  }

  return {
    show: async (request: Request, response: Response): Promise<void> => {
      const form = answersForm(viewerOf(response).business, now())
      await sendForm(request, response, { form, errors: [], isSaved: request.query.saved !== undefined })
    },

    save: async (request: Request, response: Response): Promise<void> => {
      const { business } = viewerOf(response)
      const form = sentAnswers(name => formText(request, name))
      const read = readAnswers(form, business, now())
      if ('errors' in read) return sendForm(request, response, { form, errors: read.errors, isSaved: false })
      await services.businesses.changeAnswers(business.id, read.answers)
      redirect(response, '/settings/answers?saved')
    },
  }
}
