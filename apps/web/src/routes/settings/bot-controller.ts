import type { Request, Response } from 'express'
import type { RouteDependencies } from '../../dependencies.js'
import { type FieldError, formText } from '../../formatting/form.js'
import { redirect } from '../../middleware/redirect.js'
import { viewerOf } from '../../session/viewer.js'
import {
  type BotForm,
  botForm,
  nameLengthAtMost,
  readBotForm,
  replyLanguages,
  sentBotForm,
} from './bot-form.js'

/** How the bot speaks, what it may promise and accept, and when a person is told. */
export function createBotController({ services, pages }: RouteDependencies) {
  const sendForm = (
    request: Request,
    response: Response,
    input: { form: BotForm; errors: FieldError[]; isSaved: boolean },
  ): Promise<void> =>
    pages.send(request, response, 'settings/bot', {
      ...input,
      title: input.errors.length > 0 ? 'Error: How the bot answers' : 'How the bot answers',
      status: input.errors.length > 0 ? 422 : 200,
      languages: replyLanguages,
      most: nameLengthAtMost,
    })

  return {
    show: async (request: Request, response: Response): Promise<void> => {
      const form = botForm(viewerOf(response).business)
      await sendForm(request, response, { form, errors: [], isSaved: request.query.saved !== undefined })
    },

    save: async (request: Request, response: Response): Promise<void> => {
      const { business } = viewerOf(response)
      const form = sentBotForm(name => formText(request, name))
      const read = readBotForm(form, business)
      if ('errors' in read) return sendForm(request, response, { form, errors: read.errors, isSaved: false })
      await services.businesses.changeManner(business.id, read.manner)
      redirect(response, '/settings/bot?saved')
    },
  }
}
