/** "25 November at 14:20 (Europe/Madrid)": a moment by the shop's clock. */
export function shopTime(time: Date, timeZone: string): string {
  const words = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
  }).format(time)
  return `${words} (${timeZone})`
}
