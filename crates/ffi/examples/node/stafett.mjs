// SPDX-License-Identifier: CC0-1.0
// Stafett in JavaScript, by the wasm module and nothing else: Node, a browser, any host.

const ABI = 1;
const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** What cannot be used; `text` is the library's error as JSON, `errors` the same read. */
export class Refused extends Error {
  constructor(status, text) {
    const { errors } = JSON.parse(text);
    super(errors.map((error) => error.message.en).join("; "));
    Object.assign(this, { status, text, errors });
  }
}

/** The module, from its bytes. After a trap it must be made anew. */
export class Stafett {
  static async load(bytes) {
    // No imports: the module can do nothing but compute.
    const { instance } = await WebAssembly.instantiate(bytes, {});
    return new Stafett(instance.exports);
  }

  constructor(exports) {
    this.wasm = exports;
    if (exports.stafett_abi() !== ABI) throw new Error(`not version ${ABI} of the functions`);
  }

  get version() {
    return this.#text(this.wasm.stafett_version());
  }

  /** A compiled programme from its bytes; `free()` gives it back. */
  programme(bytes) {
    return this.#within((give, out) => {
      const place = this.wasm.stafett_programme_new(...give(bytes), out);
      if (place === 0) throw new Refused(1, this.#taken(out));
      return {
        plan: (child, asOf, knownAt) => this.#asked("stafett_plan", place, child, asOf, knownAt),
        why: (child, rule, asOf, knownAt) =>
          this.#asked("stafett_why", place, child, asOf, knownAt, rule),
        free: () => this.wasm.stafett_programme_free(place),
      };
    });
  }

  /** The JSON text of an answer. `child` is JSON as bytes; days and rule are strings. */
  #asked(call, programme, child, asOf, knownAt, ...rule) {
    return this.#within((give, out) => {
      const texts = [asOf, knownAt, ...rule].map((text) =>
        text === undefined ? 0 : give(encoder.encode(`${text}\0`))[0]);
      const status = this.wasm[call](programme, ...give(child), ...texts, out);
      const answer = this.#taken(out);
      if (status !== 0) throw new Refused(status, answer);
      return answer;
    });
  }

  /** Runs `work` with a way to hand bytes in and a place for an answer; gives back all of it. */
  #within(work) {
    const given = [];
    const room = (length) => {
      const place = this.wasm.stafett_alloc(length);
      if (place === 0 && length > 0) throw new RangeError("the module has no room left");
      given.push([place, length]);
      return place;
    };
    const give = (bytes) => {
      const place = room(bytes.length);
      new Uint8Array(this.wasm.memory.buffer).set(bytes, place);
      return [place, bytes.length];
    };
    try {
      return work(give, room(4));
    } finally {
      for (const [place, length] of given) this.wasm.stafett_dealloc(place, length);
    }
  }

  /** The text that a call handed over at `out`, which is given back. */
  #taken(out) {
    const place = new DataView(this.wasm.memory.buffer).getUint32(out, true);
    const text = this.#text(place);
    this.wasm.stafett_string_free(place);
    return text;
  }

  #text(place) {
    const memory = new Uint8Array(this.wasm.memory.buffer);
    return decoder.decode(memory.subarray(place, memory.indexOf(0, place)));
  }
}
