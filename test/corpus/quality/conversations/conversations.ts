import type { Conversation } from '../conversation.ts';
import { businessMails } from './business-mails.ts';
import { furtherMails } from './further-mails.ts';
import { privateMails } from './private-mails.ts';
import { reportedMails } from './reported-mails.ts';
import { reportedWords } from './reported-words.ts';
import { romanceAndGermanMails } from './romance-and-german-mails.ts';
import { sampleConversations } from './sample-conversations.ts';

/** Every conversation of the score. */
export const conversations: readonly Conversation[] = [
  ...sampleConversations,
  ...reportedMails,
  ...reportedWords,
  ...businessMails,
  ...privateMails,
  ...romanceAndGermanMails,
  ...furtherMails,
];
