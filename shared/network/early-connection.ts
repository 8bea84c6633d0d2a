import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

/** An older connection may have been idle while the process was frozen, and be dead. */
const FRESH_MS = 10_000;

export type EarlyConnection = {
  /** The connection, for one request; undefined when it is lost, old or taken. The caller owns it then. */
  take(): Socket | undefined;
  /** Closes it unless it is taken. */
  close(): void;
};

/**
 * Opens a connection for the first HTTP/1.1 request to an address, so that its handshakes pass while that request is
 * still being made. It is closed when it is not taken in time. Its failure is silent.
 */
export function openEarly(address: URL, now: () => number = Date.now, freshMs = FRESH_MS): EarlyConnection {
  const openedAt = now();
  let socket: Socket | undefined = open(address);
  const close = () => {
    clearTimeout(timer);
    socket?.destroy();
    socket = undefined;
  };
  const timer = setTimeout(close, freshMs).unref();
  // A process that ends its work does not wait for it.
  socket.unref().on('error', close).on('close', close);
  return {
    close,
    take() {
      clearTimeout(timer);
      // Before a request there is no response: what a proxy has sent ends the connection.
      if (now() - openedAt >= freshMs || Number(socket?.readableLength) > 0) close();
      const taken = socket?.ref();
      socket = undefined;
      return taken;
    },
  };
}

function open({ protocol, hostname, port }: URL): Socket {
  const host = hostname.replaceAll(/[[\]]/g, '');
  if (protocol === 'http:') return connectTcp({ host, port: Number(port || 80) });
  // TLS has no server name for an address.
  const servername = isIP(host) === 0 ? host : '';
  return connectTls({ host, port: Number(port || 443), servername, ALPNProtocols: ['http/1.1'] });
}
