import { listWishes as list, type WishPhrases } from '../wishes.js'

/** What people say to a shop besides ordering. */
export const englishWishes: WishPhrases = {
  greeting: list(
    'anyone there|anybody there|is anyone there|is anybody there|hello anyone|hi|hello|hey|hiya|hey there|hi there|hello there|good morning|good afternoon|good evening|howdy|start',
  ),
  thanks: list(
    'thanks|thank you|thx|ty|cheers|thank you so much|thanks a lot|many thanks|great thanks|perfect thanks',
  ),
  enough: list(
    'thats all|that is all|thats it|that is it|thats everything|that is everything|that will be all|thatll be all|thatll be it|nothing else|nothing more|thats all for now',
  ),
  courtesy: list(
    'excuse me|sorry to bother you|sir|maam|a lot|so much|very much|again|everyone|guys|there|all|and|bye|good night|have a nice day|have a good one|see you',
  ),
  fillers: list('please|pls|plz|ok|the|your|in|on|of|for|are|is|else|some|today'),
  menu: list(
    'menu|what do you have|what have you got|what do you sell|what can i order|what is on the menu|price list|what are your prices',
  ),
  whatThereIs: list(
    'what|which|whats|any|do you have|have you got|you have|you got|there|show me|list|kind|kinds|sort|sorts|type|types|options',
  ),
  person: list(
    'talk to a person|speak to a person|talk to someone|speak to someone|speak with someone|talk with someone|talk to a human|speak to a human|real person|a human|call me|speak to the manager|talk to the manager|speak to the owner|customer service|i want a manager|want the manager|want your manager|get me the manager|get me a manager|speak to your manager|talk to your manager|speak to a manager|talk to a manager|your boss|manager please',
  ),
  personAlone: list('person|a person|human|agent|someone|staff'),
  whereIsIt: list(
    'is it on its way|is my order on its way|is it on the way|has it left|is it coming|is it ready|is it here|when will it be ready|when will it arrive|when will it get here|wheres the food|where is the food|wheres the driver|where is the driver|where is my order|wheres my order|status of my order|order status|how long for my order|is my order ready|when will my order|when is my order|how is my order|where is my food|wheres my food|has my order',
  ),
  cancelOrder: list(
    'cancel that|cancel it|cancel this|cancel all of it|cancel my order|cancel the order|cancel order|i want to cancel|please cancel',
  ),
  drop: list(
    'never mind|nevermind|nvm|forget it|dont bother|leave it|ill pass|changed my mind|no longer want it|not today|maybe another time|maybe next time|another day then|no longer need it',
  ),
  wrongChat: list(
    'wrong number|wrong chat|wrong person|wrong group|sorry wrong|not for you|that was not for you|that wasnt for you|meant for someone else|wasnt meant for you',
  ),
  thinking: list(
    'let me think|ill think about it|let me think about it|ill let you know|let you know|get back to you|give me a sec|give me a minute|one sec|one moment|hang on|be right back|brb|let me check with|let me ask my|ill text you later|ill write later|still deciding|not sure yet',
  ),
  praise: list(
    'congrats|congratulations|loved it|loved the|was delicious|were delicious|was amazing|were amazing|was great|were great|was awesome|was so good|were so good|was excellent|was fantastic|in town|ever had|keep it up|well done guys|great job',
  ),
  corrects: list('sorry|i meant|i mean|my mistake|my bad|oops|wrong number its|typo|correction|i typed'),
  cart: list(
    'show cart|show my cart|show me my cart|show me the cart|see my cart|whats in my cart|what is in my cart|my cart please|show my order|show me my order|show me the order|whats my order|what is my order|what have i ordered|what did i order|what do i have so far|whats in my order|what is in my order|read it back|read my order|full order please|send me the whole order|can i see my order|can i see the order',
  ),
  hours: list(
    'what time do you open|what time do you close|when do you open|when do you close|are you open|opening hours|are you closed|what are your hours',
  ),
  delivery: list(
    'delivery|deliver|deliver it|delivering|deliver them|bring them|bring that|send it over|drop it off|delivered|please deliver|bring it|to my place|to my home|home delivery',
  ),
  pickup: list(
    'pickup|pick up|pick it up|picking up|picking it up|picking them up|pick them up|pick that up|collecting|collect it|collect them|come and get|coming to get it|ill grab it|ill swing by|swing by|ill pop in|at the counter|i will pick it up|ill pick it up|collect|collection|takeaway|take away|takeout|to go|i will collect|ill collect|i will come|ill come by',
  ),
  choice: list('number|option|the'),
  choiceEndings: ['one'],
  choices: list(
    'one first|two second|three third|four fourth|five fifth|six sixth|seven seventh|eight eighth|nine ninth',
  ),
  refusals: list('no|not|dont|cancel|without|skip|instead of|rather than|wont|cant|never'),
  allergy: list(
    'allerg|alergi|alergy|intoleran|celiac|coeliac|anaphyla|epipen|can t eat|cant eat|can not eat|cannot eat',
  ),
  noAllergy: list(
    'no allergies|not allergic|no allergy|don t have any allergies|dont have any allergies|don t have allergies|dont have allergies',
  ),
  has: list(
    'i have|i ve|ive|i am|i m|im|we have|we are|we re|she is|she s|shes|he is|he s|hes|they are|she has|he has|has|have|with|because|my|our|one of us|careful|please note|note|btw|by the way|nb|also',
  ),
  goesOn: list(
    'so|but|please|pls|can i|could i|i d like|id like|i would like|i want|and i want|and a|and an|and one|and two|then',
  ),
  joins: list('and|but'),
  ownOrder: list('my order|the order|that order|my last order|our order'),
  mayChange: list(
    'can i still change|can i still add|can i change my order|can i change the order|can i modify|is it too late to change|is it too late to add|too late to change|i want to change my order|i need to change my order|i would like to change my order|id like to change my order|change my order|modify my order|edit my order',
  ),
  addTo: list(
    'also|and also|oh and also|plus|oh and|ah and|forgot|i forgot|we forgot|can i also get|could i also get|can we also get|could you also add|can you throw in|throw in|add|please add|pls add|can you add|could you add|can you also add|can i add|could i add|also add',
  ),
  joinTo: list(
    'add it|add that|add this|add them|add those|add all|put it|put that|put them|put this|join it|combine it|merge it',
  ),
  pointing: list(
    'of these|of those|of them|of this|of that|these ones|those ones|this one|that one|these|those|this|that',
  ),
  questionOpenings: list(
    'do you|do u|can you|could you|can i pay|could i pay|can we|are there|whats|wheres|hows|does|are you|is there|is it|is the|how|what|when|why|who|where|which',
  ),
}
