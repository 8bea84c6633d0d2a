import type { Language } from '../language.ts';

/** English. */
export const en: Language = {
  code: 'en',
  bulk: {
    unsubscribe: `
      unsubscribe; opt out of; opt-out; (manage|update|change|edit) (your|my|email|e-mail)… preferences
      manage your subscription; stop receiving (these|this|our)`,
    autoReplies: `
      automatic reply; automatic response; auto reply; auto-reply; autoreply; auto response
      autoresponse; automated reply; automated response; vacation reply; vacation response`,
    absences: 'auto:; out of office; out of the office; out-of-office',
    addressesReader: `
      mentioned you; because you were mentioned; tagged you; assigned you; assigned … to you
      (requested|requests) your review; replied to your comment`,
  },
  quotation: {
    salutations: `
      hi (there)?; hello (there)?; hey (there)?; hiya; howdy; dear; dearest; greetings; to whom it may concern
      good (morning|afternoon|evening|day)`,
    honorifics: '',
    signOffs: `
      (best|kind|kindest|warm|warmest|many|with kind|with best|with warm)? regards; best (wishes)?
      all the best; with (best|kind|warm) wishes; warm wishes; rgds; br; brgds; kr
      (many)? thanks (again|a lot|so much|very much|a million|in advance|all|everyone|guys|and regards|& regards)?
      thanks and (best|kind) regards; with (many)? thanks; thx; tia; cheers; sincerely (yours)?; cordially
      thank you (again|very much|so much|kindly|in advance|all|everyone|and best regards|and kind regards)?
      (very)? (truly|sincerely) yours; yours (sincerely|truly|faithfully)?; respectfully (yours)?; warmly
      love; lots of love; hugs; xx; xoxo; (talk|speak) soon; talk to you soon; take care
      have a (nice|good|great|lovely) (day|evening|weekend|week|one|afternoon)`,
    postscripts: `
      p.s.; ps; p.p.s.; pps; n.b.; nb; post scriptum; postscript; btw; by the way; one more thing`,
    wrote: 'wrote; writes; said; says; has written; wrote the following',
    quoting: 'quoting; in article; in message',
    from: 'from',
    sent: 'sent; sent at; sent on; date sent; sent date',
    date: 'date',
    to: 'to',
    subject: 'subject',
    otherFields: `
      cc; bcc; reply-to; attachments; attachment; attached; importance; priority; sensitivity; organization
      sender; sent by; message-id; in-reply-to; references; user-agent; newsgroups; resent-from; followup-to
      categories; on behalf of; mailing list; signed by; mailed by; security; x-mailer; content-type`,
    wholeMail: `
      (original|forwarded|replied|reply) (message|e-mail|email|mail|appointment)
      begin forwarded (message|email); begin original message; start of forwarded message; forwarded by
      forwarded from; forward header; (original|forwarded) message (from|follows|below|attached)
      original email follows; message forwarded`,
    replyAbove: `
      (reply|replies|respond|response|answer|comment|write|type|enter|text) … above (this|the) (dotted)? line
      above this line to (reply|respond|comment|add)`,
    footers: `
      (get|download) (outlook|bluemail|blue mail|typeapp|spark|aol app) (for|on) (ios|android|iphone|mac|windows|mobile|your phone)
      reply to this (email|e-mail|message) directly (or view|to comment|view)
      (powered|delivered) by (zendesk|freshdesk|help scout|intercom|zoho desk|hubspot|front)
      (view|see|read) (it|this …)? on (github|gitlab|bitbucket); this message was sent by atlassian jira
      to view this discussion on the web; virus-free; sender notified by mailtrack
      yahoo mail: (search|get)…; please do not change the subject…
      this message was sent from the ticket system…; triage notifications on the go with github
      this (email|e-mail|message|mail) has been (checked|scanned) for viruses; unfollow this (task|card)
      reply to this email (or view in|to comment|to add|to reply)…; view this (task|card|page|email) in (asana|trello|notion)
      sent on the go, (apologies|sorry|please excuse)…; you can view this (ticket|request) online…; email preferences`,
    sentFrom: `
      sent (from|via|with|using|by|on|through) (my|the)?; (sent|delivered) securely (with|via)
      secured (with|by); this (message|email|e-mail|mail) (was|has been) sent (from|with|via|using)
      (typed|written|composed) (on|with|in)`,
    sentLast: '',
    devices: `
      phone; mobile; mobile device; cell; cellphone; smartphone; tablet; handheld; handheld device; mobile app
      mail app; wireless device; secure email`,
  },
  requests: {
    requests: `please; kindly; any chance you; (await|awaiting) your; rsvp; does that work; be sure to
      remember to
      pls; (i|we) (still|also|urgently)? need (your|you to|an answer|a reply|a decision|feedback|confirmation)
      (can|could|shall) we (move|meet|talk|have|change|postpone|discuss); glad if you; could (i|we) (get|have)
      (response|reply) is appreciated; (i|we) (kindly|would like to|must)? (ask|request) (you|that you|your)
      (can|could|would|will) (you|someone|anyone); (waiting|wait) (for|on) (your|you to); would be appreciated
      (let|keep) (me|us) (know|have|posted|informed); would be (great|good|nice|lovely) to (hear|have|get)
      (get|come) back to (me|us); (great|good|helpful|nice|lovely|grateful|appreciate it|appreciated) if you
      (i'd|i would|we'd|we would) (like|appreciate|love|need) (your|you to); (needs|requires|awaits|need) your
      need … from you; look* forward to your (reply|answer|response|feedback|approval|decision|confirmation)
      (grateful|appreciate) (for)? (a|your) (reply|quick|comment*|feedback|help|response); make sure (you|to)
      do send (me|us); (action|response|reply|approval|signature|feedback) (is)? (required|requested|needed)
      wonder* (if|whether) you; you (must|need to|have to) (confirm|sign|send|approve|reply|submit|return|pay)
      (do not|don't) forget (to|your|the); and (send|call|text|tell|give) (me|us) (the|your|a|when|if|what|it)`,
    imperatives: `remind; check; have a look
      confirm; approve; sign; send; reply; respond; answer; return; submit; complete; review; provide; pay
      fill; fill in; fill out; call; book; decide; bring; deliver; finish; prepare; give; text; ping; tell`,
    objects: 'me; us; the; your; this; these; it; if; whether; asap; back; receipt; at the',
    deadlines: 'by; before; until; no later than; asap',
    courtesies: `yes please.; did you know; questions
      (do you)? want to know more; no (reply|response|action|answer); have questions; need help; how did we do
      please (find|see|note|ignore|disregard|accept|excuse|forgive|enjoy|visit|allow|refer to|bear with|remember|be aware|be advised|feel free|not|don't|do not hesitate|do not reply)
      (please)? let (me|us) know (if|should) (you have|there are|you need|i can|we can|there's) (any|further|more|other|help|assist)
      (he|she|they|will|who) let (me|us) know; (do you have|have|got)? any questions; how can we help`,
    pleasantries: `how (are you|are things|have you been|do you do|is it going) (doing|today|all)?
      (i|we)? (do|really)? (hope|trust) (that)? (you|this|all|everyone|everything|things) … (well|weekend|holiday*|vacation|healthy|safe|finds you|reaches you)
      how's (it going|everything|life); how was your; (nice|good|great|lovely) to (meet|hear from) you
      (thanks|thank you) (so much|very much|a lot)? for (your|the|contacting|reaching out|writing|getting)`,
    boilerplate: `if you … (ignore|disregard) this
      (you are|you're|you) (receiving|received|got) this … (because|since|as you); this is an auto*
      (please)? (do not|don't) (reply.|hesitate to); (view|read) (it)? (online|in your browser); click here
      (to)? unsubscribe; (if|should) you (have|need|require) (any|further|more|other|help|questions|anything)
      not interested; manage (your)? (preferences|subscription*); how (would you rate|was your experience)
      (please|always)? feel free to (contact|reach|call|ask|e-mail|email|get in touch|write|let); please allow
      if you (would like|prefer|wish|no longer) … (unsubscribe|receive); (please)? (ignore|disregard) this
      (for|have|any|in case of) (any|further|more)? (questions|queries|information); (having)? trouble viewing`,
    thisMail: `these (emails|e-mails|messages)
      (this|the) (e-mail|email|mail|message|communication|transmission|newsletter|notification|mailbox|inbox|address)`,
    aboutMail: `automatically (generated|sent); was automatically; automated; (auto|system)(-| )generated
      not monitored; not reply; not respond; don't reply; browser; view … online; was sent to; is a service`,
    aboutLaw: `confidential*; privileged; intended; recipient*; addressee*; in error; prohibited; unauthori*; liability`,
    disclaimers: `before (printing|you print); all rights reserved
      received this … (in error|by mistake); save paper; not print this; intended recipient*
      confidentiality notice; legally privileged; privileged and confidential; consider the environment`,
    aboutSender: `outside of; from (an)? external; untrusted; unverified; suspicious; dangerous
      from outside; outside (the|your|our); external (sender|source|e-mail|email|address|user|organi*|account)`,
    banners: `(e-mail|email|message) (from|received from|sent from) (outside|external|an external)
      be careful with this (message|e-mail|email); this is an external; this sender (is|has|might)
      you (don't|do not|rarely) (often|usually)? (get|receive) (e-mail|email|mail|messages)
      you (have not|haven't|have never) (previously)? (received|corresponded|communicated); the sender of this
      some people who received this; external (e-mail|email|sender|message) (from|warning|notice)`,
    bannerLabels: `(untrusted|unverified|unknown|new) sender; zjqcmqryfpfptbanner*
      non-* (e-mail|email); external; ext; external (e-mail|email|mail|message|sender|source)`,
    bannerAdvice: `verify the (sender|identity); (help|service) desk; (trust|know|block) (the)? sender
      (not|never|don't) (click|open|reply|respond|provide|enter|forward); only open; trusted sender
      take care when; caution; recogni(s|z)e (the sender|this sender|this); content is safe; suspicious
      phishing; why this is important; learn more about sender; be (careful|vigilant|cautious|wary|alert)`,
    replyMarks: `re; fw; fwd; accepted; declined; tentative; cancel*; automatic reply; out of office; undeliverable; read`,
    abbreviations: 'mr; mrs; ms; dr; prof; st; vs; messrs; capt; gen; rev; approx; dept; incl; ext; sept',
  },
  dates: {
    months: `january|^jan; february|^feb; ^march|^mar; april|^apr; ^may; june|^jun; july|^jul; august|^aug
      september|^sept|^sep; october|^oct; november|^nov; december|^dec`,
    weekdays: `monday|(next|this) mon|^~mon; tuesday|^tue|^tues; wednesday|^wed; thursday|^thu|^thur|^thurs
      friday|^fri; saturday|(next|this) sat|^~sat; sunday|(next|this) sun|^~sun`,
    relative: `today; tonight; tomorrow; day after tomorrow; this (afternoon|evening); end of (the|this)? day
      (end|close) of business; close of play; eod; ^cob`,
    periods: `(next|this) (week|weekend|month|year); (the)? coming week
      end of (the|this|next)? (week|month|quarter|year); eow; month end; year end`,
    dayParts: 'morning; afternoon; evening; night; lunchtime',
    monthParts: 'end of; beginning of; start of; early; late; mid',
    next: 'next; this; coming; (this|the) coming',
    links: 'of; the',
    beforeDate: `~on; ~by; ~before; ~until; ~till; ~due; ~from; ~since; ~after; ~for; ~through; date; deadline`,
    beforeHour: '~at; ~@; ~by; ~before; ~around; ~about; ~after; ~until; ~till; ~from',
    hourUnits: "o'clock; oclock; ~h; ~hrs",
    halvesAfter: 'am; pm; a.m.; p.m.; a.m; p.m',
    noon: 'noon; midday; midnight',
    ordinals: 'st; nd; rd; th',
    ranges: 'to; until; till; through; thru',
    falseFriends: `black friday; cyber monday; monday.com; sunday times; happy (mon*|tue*|wed*|thu*|fri*|sat*|sun*)
      it's friday; in today's`,
  },
};
