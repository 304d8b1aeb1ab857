import type { Request, Response } from 'express'
import type { RouteDependencies } from '../../dependencies.js'
import { type FieldError, formText } from '../../formatting/form.js'
import { redirect } from '../../middleware/redirect.js'
import { viewerOf } from '../../session/viewer.js'
import { readSettings, type SettingsForm, sentForm, settingsForm } from './settings-form.js'

const currencyNames = new Intl.DisplayNames('en', { type: 'currency' })
const currencies = Intl.supportedValuesOf('currency').map(code => ({
  value: code,
  label: `${code} · ${currencyNames.of(code)}`,
}))
const timeZones = Intl.supportedValuesOf('timeZone')

export function createSettingsController({ services, pages }: RouteDependencies) {
  const sendForm = (
    request: Request,
    response: Response,
    input: { form: SettingsForm; errors: FieldError[]; isSaved: boolean },
  ): Promise<void> =>
    pages.send(request, response, 'settings/show', {
      ...input,
      title: input.errors.length > 0 ? 'Error: Settings' : 'Settings',
      status: input.errors.length > 0 ? 422 : 200,
      isOwner: viewerOf(response).member.role === 'owner',
      currencies,
      timeZones,
    })

  return {
    show: async (request: Request, response: Response): Promise<void> => {
      const form = settingsForm(viewerOf(response).business)
      await sendForm(request, response, { form, errors: [], isSaved: request.query.saved !== undefined })
    },

    save: async (request: Request, response: Response): Promise<void> => {
      const { business } = viewerOf(response)
      const form = sentForm(name => formText(request, name))
      const read = readSettings(form)
      if ('errors' in read) return sendForm(request, response, { form, errors: read.errors, isSaved: false })
      const outcome = await services.businesses.changeSettings(business.id, read.settings)
      if (outcome === 'menu_in_other_currency') {
        const message = `Your menu’s prices are in ${business.currency}. Import a menu in ${read.settings.currency}, and the currency changes with it`
        const errors = [{ field: 'currency', message }]
        return sendForm(request, response, { form, errors, isSaved: false })
      }
      redirect(response, '/settings?saved')
    },
  }
}
