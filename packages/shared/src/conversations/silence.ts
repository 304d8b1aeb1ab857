/** How long the bot is quiet in a chat after a person wrote there or was asked for, unless it is resumed. */
export const silenceMs = 2 * 60 * 60 * 1000
