/** Customers with something to say, so that a first message is one tap. */
export const starters: { name: string; text: string }[] = [
  { name: 'Maria', text: '2 large margheritas, one without onions, and a coke, to 5 Oak St' },
  { name: 'James', text: "Hi! What's on the menu?" },
  { name: 'أمل', text: 'Can I talk to a person, please?' },
]

/** What is offered to write; texts that fit any shop come first once a conversation runs. */
export const openings: string[] = [
  "Hi! What's on the menu?",
  '2 large margheritas, one without onions, and a coke, to 5 Oak St',
  'Are you open?',
]
export const followUps: string[] = [
  'yes',
  'make it 3',
  'no coke after all',
  'Where is my order?',
  'cancel it, please',
  'I want to talk to a person',
  'Thank you!',
]

/** Pretend places for a pretend location. */
export const places = [
  { latitude: 40.73061, longitude: -73.98527, description: '5 Oak St' },
  { latitude: 40.72874, longitude: -73.99051, description: '12 Mill Lane, ring twice' },
]

/** A pretend contact card. */
export const card = [
  'BEGIN:VCARD',
  'VERSION:3.0',
  'FN:Nora from next door',
  'TEL;type=CELL;waid=15551239876:+1 555 123 9876',
  'END:VCARD',
].join('\n')
