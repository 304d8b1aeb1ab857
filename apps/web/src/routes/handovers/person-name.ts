/** "+44 7700 900000" can't be told apart without a country's rules: the digits as WhatsApp has them. */
export const phoneText = (wid: string | undefined): string | undefined =>
  wid === undefined ? undefined : `+${wid.replace(/@.*$/, '')}`

export const personName = (name: string | undefined, phone: string | undefined): string =>
  name?.trim() || phoneText(phone) || 'No name'
