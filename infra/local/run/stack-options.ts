import type { RealScalekit } from '../../operator/scalekit-env.ts';
import type { TableMeter } from '../aws/dynamodb/table-meter.ts';
import type { LocalStage } from './local-stage.ts';
import type { Synthesize } from './synthesize.ts';

export type LocalStackOptions = {
  /** The API's port; default 0, a free one. The other ports are 10,000 apart where these are free. */
  port?: number;
  /** The folder of `.eml` files in every new mailbox. */
  mailboxDir?: string;
  /** The callback page of authorized links, in place of the console's. */
  userVerifyUrl?: string | undefined;
  /** Links return to the API itself, which identifies the browser by a cookie. */
  cookieMode?: boolean | undefined;
  /** The simulator sends its webhooks to the API, as Scalekit does once its endpoint is set; default: to no address. */
  webhooks?: boolean | undefined;
  /** The stack's own jobs fire when the clock is moved, and not as time passes: for tests that count calls. */
  jobsByMoves?: boolean | undefined;
  /** Replaces the simulator. */
  scalekit?: RealScalekit | undefined;
  /** Deployment parameters that replace the local ones. */
  parameters?: Partial<LocalStage>;
  /** Writes the cloud assembly to serve; default: runs the CDK app. */
  synthesize?: Synthesize;
  /** The maximum number of function processes in all; default 8. */
  processLimit?: number;
  /** Pause before each retry of an asynchronous invocation; default 1 s, then 2 s. */
  retryDelaysMs?: readonly number[];
  /** Receives each request to the table with its units. */
  meter?: TableMeter | undefined;
  /** Receives messages about slow steps. */
  report?: (message: string) => void;
  /** Cancels the start. Everything that had started is closed when the promise rejects. */
  signal?: AbortSignal;
};
