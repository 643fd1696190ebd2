// The websocket: tells what happens, does what is asked, and comes back when it was lost.

export class Wire {
  #asked = new Map();
  #number = 0;
  #socket = null;
  #pause = 500;

  constructor(take, lost) {
    this.take = take;
    this.lost = lost;
    this.#connect();
  }

  // Resolves to "" when done, and to the reason when refused.
  do(what, details) {
    if (this.#socket?.readyState !== WebSocket.OPEN) return Promise.resolve("failed");
    const n = ++this.#number;
    this.#socket.send(JSON.stringify({ ...details, do: what, n }));
    return new Promise((resolve) => this.#asked.set(n, resolve));
  }

  #connect() {
    this.#socket = new WebSocket(`ws://${location.host}/ws`);
    this.#socket.addEventListener("message", (frame) => this.#hear(JSON.parse(frame.data)));
    this.#socket.addEventListener("close", () => this.#again());
  }

  #hear(event) {
    this.#pause = 500;
    if (event.type === "done" || event.type === "refused") {
      this.#asked.get(event.n)?.(event.reason ?? "");
      this.#asked.delete(event.n);
    } else {
      this.take(event);
    }
  }

  #again() {
    for (const resolve of this.#asked.values()) resolve("failed");
    this.#asked.clear();
    this.lost();
    setTimeout(() => this.#connect(), this.#pause);
    this.#pause = Math.min(this.#pause * 2, 5000);
  }
}
