/** The response to the client; header names in lower case. */
export type GatewayResponse = {
  status: number;
  headers: Record<string, string>;
  cookies: string[];
  body: Buffer;
};

/** An error of the gateway itself, in the one form that HTTP APIs have: `{"message": …}`. */
export class GatewayRefusal extends Error {
  override readonly name = 'GatewayRefusal';
  readonly status: number;
  readonly headers: Record<string, string>;

  constructor(status: number, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
  }

  response(): GatewayResponse {
    return {
      status: this.status,
      headers: { ...this.headers, 'content-type': 'application/json' },
      cookies: [],
      body: Buffer.from(JSON.stringify({ message: this.message })),
    };
  }
}
