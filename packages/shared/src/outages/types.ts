/** A time in which no customer was answered, told once it was over. */
export interface Outage {
  beganAt: Date
  endedAt: Date
  /** what customers wrote meanwhile */
  messages: number
  /** of these, by the bot; the others of them wait */
  answered: number
  /** of these, waiting for a person, or answered by one */
  handedOver: number
}
