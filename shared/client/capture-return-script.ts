// The classic script of the callback page, so that it runs before every module.
import { captureReturn } from './capture-return.ts';

captureReturn();
