import { listQuestions as list, pairQuestions as pairs, type QuestionWords } from '../questions.js'

export const englishQuestions: QuestionWords = {
  classes: {
    opens: list(
      'how much|how many|how long|how far|how soon|how big|how late|what time|what sizes|what size|what is|what are|whats|what do|what does|what kind|what kinds|what else|what payment|what methods|when do|when are|when is|when will|where are|where is|wheres|where do|do you|do u|do ya|do yall|are you|r u|are u|is there|are there|is the|are the|does the|do the|can i pay|can we pay|could i pay|may i ask|can i ask|i want to know|id like to know|i would like to know|i was wondering|wondering if|just wondering|can you tell me|could you tell me|can u tell me|do i|does it|does that|is that|is it|any chance|can i use|can we use|until when|till when|show me|which one|which ones|who is',
    ),
    mayOpen: list(
      'how|what|which|when|where|why|who|any|got any|got|you got|u got|is|are|does|do|can i|can we|could i|may i|will|you|u|have you|hows|does anyone|did you|your',
    ),
    orders: list(
      'i want|i would like|id like|i will take|ill take|i will have|ill have|i take|we want|we would like|wed like|well take|well have|can i get|can we get|could i get|could we get|can i have|can we have|could i have|could we have|may i have|may i get|give me|gimme|get me|let me get|lemme get|let me have|send me|can you send|could you send|can you do|could you do|can you make|can i do|could you make|could you deliver|can you deliver it|can you bring|could you bring|can you add|could you add|can i add|could i add|please send|bring me|put me|i need|we need|add|make it|can u do|can u make|can u send|can i order|id love|want|just',
    ),
    price: list(
      'how much|go for|goes for|price|prices|priced|pricing|cost|costs|how much do you charge|charge|what do you charge|hm',
    ),
    total: list(
      'total|my total|the total|so far|in total|all together|altogether|owe|i owe|my bill|the bill|grand total|what does it come to|come to',
    ),
    deliver: list(
      'deliver|delivers|delivery|deliveries|delivering|delivered|shipping|bring it to|come out to',
    ),
    fee: list(
      'delivery fee|delivery fees|delivery charge|delivery charges|delivery cost|delivery costs|delivery price|charge for delivery|charge for delivering|charge delivery|fee for delivery|cost of delivery|price of delivery|price for delivery|free delivery|delivery free|is delivery extra|fee',
    ),
    minimum: list(
      'minimum|min order|minimum order|minimum spend|order minimum|min spend|least i can order|smallest order',
    ),
    speak: [
      ...pairs(
        'speak|speaks|understand|understands|write in|answer in',
        'english|spanish|portuguese|french|italian|german|chinese|russian|polish',
      ),
      ...list(
        'speak my language|which languages|what languages|which language|what language|in spanish|in english|in portuguese',
      ),
    ],
    robot: list(
      'human|a robot|robot|a bot|bot|chatbot|a machine|an ai|ai|a real person|real person or|a human|human or|automated|automatic reply|talking to a person|talking to a human|talking to a computer|a computer',
    ),
    compare: list(
      'which is cheaper|which one is cheaper|whats cheaper|what is cheaper|which is the better deal|better deal|better value|is it cheaper|cheaper to|cheaper than|works out cheaper|works out better|worth more',
    ),
    pay: list(
      'pay|paying|payment|payments|payment methods|cash|cards|card|credit card|debit card|credit|debit|apple pay|google pay|paypal|venmo|zelle|cashapp|cash app|visa|mastercard|amex|contactless|bank transfer|invoice|tap',
    ),
    open: list(
      'open|opens|opening|open till|open until|close|closes|closed|closing|close up|shut|shuts|last orders|last order|taking orders|serving|still serving|kitchen open|kitchen closed|till what time|until what time|how late|until when can i order|when can i order|can i order until',
    ),
    hours: list(
      'hours|opening hours|opening times|business hours|working hours|times|hours of operation|your hours|schedule',
    ),
    where: list(
      'where are you|where r u|where are u|where are yall|where are you guys|your address|the address|address|located|location|your location|directions|find you|where is the shop|where is the store|where is the restaurant|where is your shop|wheres your shop|wheres your place|where is your place|based',
    ),
    duration: list(
      'how long|how soon|how quick|how fast|wait time|waiting time|delivery time|prep time|the wait|eta|how many minutes|take long|long does|long will|when will it|when would it|ready in',
    ),
    phone: list(
      'phone|phone number|telephone|your number|number to call|call you|ring you|contact number|tel|telephone number',
    ),
    sizes: list('size|sizes|how big|what sizes|what size|how large|portions'),
    options: list(
      'toppings|topping|extras|flavours|flavors|flavour|flavor|sauces|fillings|filling|dressings|add ons|addons|kinds of sauce|options for|choices|sides come|what sides',
    ),
    contents: list(
      'in it|in the|on it|on the|whats in|whats on|what is in|what is on|whats inside|comes with|come with|comes on|come on|made of|made with|made from|ingredients|ingredient|contain|contains|include|includes|inside|have in|got in|got on',
    ),
    have: list(
      'do you have|do u have|do ya have|do you guys have|have you got|you got|u got|got any|got|have any|have|has|is there|are there|any|do you sell|do you serve|do you do|do u do|do you make|do you offer|sell|serve|offer|there any|available|anything',
    ),
    cheapest: list(
      'cheapest|cheap|least expensive|lowest price|best deal|best value|most affordable|under budget',
    ),
    popular: list(
      'popular|most popular|best seller|bestseller|best sellers|bestsellers|best selling|recommend|recommendation|recommendations|suggest|suggestion|suggestions|whats good|what is good|good here|your best|whats the best|what is the best|the best|everyone orders|people order|favourite|favorite|most ordered|famous for|signature|is best|should i get|should i order|should i try',
    ),
    which: list(
      'what|which|whats|kind of|kinds of|type of|types of|sort of|sorts of|list of|show me|all the',
    ),
    time: list('what time|when|until|till|how late|how long are|times|til'),
    now: list('now|right now|rn|currently|at the moment|still|yet|already'),
    today: list('today|later today'),
    tonight: list('tonight|this evening'),
    tomorrow: list('tomorrow|tmrw|tmr|tomorow|tommorow|tomorrow night'),
    holiday: list(
      'holiday|holidays|bank holiday|christmas|christmas eve|xmas|new years|new year|new years eve|new years day|easter|thanksgiving|halloween|labor day|labour day|memorial day|independence day|public holiday',
    ),
    beside: list(
      'how are you|how are you doing|how are u|how r u|hows it going|how is it going|how you doing|whats up|anyone there|anybody there|hi|hello|hey|hiya|please|pls|plz|thanks|thank you|ok|okay|so|and|also|btw|by the way|um|uh|er|guys|quick question|question|just|there|then|but|oh|sorry|mate|sir|maam|miss|um hi|hmm|right|one more thing|the|your|you|u|r|for|of|to|a|at|on|in|me|i|it|that|be|would|will|could|only|if|with|by|my|we|do|does|from|here|around|about|usually|out|up',
    ),
  },
  diets: {
    vegetarian: list(
      'vegetarian|vegetarians|veggie options|veggie option|veggie friendly|vegetarian friendly|meatless|meat free|without meat|no meat|veggie dishes|anything veggie',
    ),
    vegan: list('vegan|vegans|plant based|plantbased|vegan friendly'),
    gluten_free: list(
      'gluten free|glutenfree|without gluten|no gluten|gluten friendly|gf|celiac friendly|coeliac friendly|celiac safe',
    ),
    lactose_free: list(
      'lactose free|dairy free|without dairy|without lactose|no dairy|no lactose|non dairy|nondairy|milk free',
    ),
    halal: list('halal'),
    kosher: list('kosher'),
  },
  allergens: {
    gluten: list('gluten|wheat|flour|barley|rye|celiac|coeliac'),
    crustaceans: list('crustacean|crustaceans|shellfish|prawn|prawns|shrimp|shrimps|crab|lobster'),
    eggs: list('egg|eggs'),
    fish: list('fish'),
    peanuts: list('peanut|peanuts|groundnuts'),
    soybeans: list('soy|soya|soybean|soybeans|tofu'),
    milk: list('milk|dairy|lactose|casein'),
    nuts: list(
      'nut|nuts|tree nuts|almond|almonds|hazelnut|hazelnuts|walnut|walnuts|cashew|cashews|pecan|pecans|pistachio|pistachios|macadamia|brazil nuts',
    ),
    celery: list('celery|celeriac'),
    mustard: list('mustard'),
    sesame: list('sesame|tahini'),
    sulphites: list('sulphite|sulphites|sulfite|sulfites|sulphur dioxide'),
    lupin: list('lupin|lupine'),
    molluscs: list(
      'mollusc|molluscs|mollusk|mollusks|mussel|mussels|clam|clams|oyster|oysters|squid|octopus|calamari|scallop|scallops|snails',
    ),
  },
  days: [
    'monday mondays mon',
    'tuesday tuesdays tue tues',
    'wednesday wednesdays wed weds',
    'thursday thursdays thu thur thurs',
    'friday fridays fri',
    'saturday saturdays sat',
    'sunday sundays sun',
  ],
}
