/** An option as MENU.json has it. */
export const option = (id: string, name: string, priceMinor = 0, aliases: string[] = []) => ({
  id,
  name,
  aliases,
  priceMinor,
})
