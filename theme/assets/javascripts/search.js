// What a reader types is asked in up to three ways, the strict one first; the first that finds
// anything is shown:
//   1. every word, in any of its forms: "+order +receivers";
//   2. every word, the last one as far as it is typed: "+order receiv*";
//   3. any of the words.
// Left alone, Material would ask for any word, as a prefix only: lunr does not stem a word with a
// wildcard, so that «получателю» would not find «получатель», and one common word would outweigh
// the rest. The worker's messages: 0 is the index, 2 a query, 3 its result.
(() => {
  const [INDEX, QUERY, RESULT] = [0, 2, 3];
  // A match in a heading counts ten times one in the text; Material's thousand lets a heading with
  // one common word win over a section with all of them.
  const TITLE = 10;

  // Words that tell nothing here. The index leaves out most of them, so they must not be required.
  const EMPTY = new Set(
    (
      "a an and are as at be by can do does for from has have how i if in is it its my not of on or " +
      "that the their there these this to use used was what when where which who why will with you " +
      "а без бы был быть в во вот все всё где да для до его если есть ещё же за зачем и из или их к " +
      "как какие какой когда кто ли мне мой можно на над не нет ни но нужен нужны о об он она они от " +
      "по под почему при про с свой своя своё свои со так такое такой то того тоже только том тут у чего чем что чтобы " +
      "эта это этот я"
    ).split(" "),
  );
  // Words of every page: a section need not repeat them to be the answer.
  const EVERYWHERE = /^(signals?|django|сигнал(|а|у|ом|е|ы|ов|ам|ами|ах))$/i;

  const ways = (typed) => {
    // Signs of lunr's own would change the meaning of a query.
    const words = typed.split(/[^\p{L}\p{N}_]+/u).filter(Boolean);
    const telling = words.filter((word) => !EMPTY.has(word.toLowerCase()));
    const plain = telling.length ? telling : words;
    if (!plain.length) return [];
    const last = plain.at(-1);
    const rare = plain.some((word) => !EVERYWHERE.test(word));
    const required = plain.map((word) => (rare && EVERYWHERE.test(word) ? `${word}^1` : `+${word}`));
    return [
      required.join(" "),
      [...required.slice(0, -1), last].join(" "), // Material makes "last*" of it
      [...plain.map((word) => `${word}^1`), last].join(" "),
    ];
  };

  // Nothing of the search is loaded before a reader turns to it: neither its worker nor the index,
  // which Material would both fetch with every page. What is typed meanwhile is answered later.
  const BOX = "[data-md-component=search-query]";
  const wanted = new Promise((want) => {
    const asked = new URLSearchParams(location.search);
    if (asked.has("q") || asked.has("h")) want(); // a shared search; words to be marked on the page
    document.addEventListener("focusin", ({ target }) => { if (target.matches?.(BOX)) want(); });
    document.addEventListener("change", ({ target }) => { if (target.id === "__search") want(); });
  });

  const { open, send } = XMLHttpRequest.prototype;
  const held = new WeakSet(); // requests that wait until the search is wanted
  XMLHttpRequest.prototype.open = function (method, url, ...rest) {
    if (String(url).endsWith("/search/search_index.json")) held.add(this);
    return open.call(this, method, url, ...rest);
  };
  XMLHttpRequest.prototype.send = function (...given) {
    if (held.delete(this)) wanted.then(() => send.apply(this, given));
    else send.apply(this, given);
  };

  // What Material takes for its worker.
  const NativeWorker = window.Worker;
  class SearchWorker extends EventTarget {
    #pending = []; // queries whose result is not there yet, oldest first: [{ others: ways not tried }]
    #started;

    constructor(url) {
      super();
      this.#started = wanted.then(() => {
        const worker = new NativeWorker(url);
        worker.addEventListener("message", ({ data }) => this.#hear(data));
        return worker;
      });
    }

    postMessage(message) {
      if (message?.type === QUERY && typeof message.data === "string") {
        const [first = message.data, ...others] = ways(message.data);
        return this.#ask(first, others);
      }
      if (message?.type === INDEX && message.data?.config?.fields) message.data.config.fields.title.boost = TITLE;
      this.#post(message);
    }

    #post(message) {
      this.#started.then((worker) => worker.postMessage(message));
    }

    #ask(query, others) {
      for (const older of this.#pending) older.others = []; // what was typed since then has come first
      this.#pending.push({ others });
      this.#post({ type: QUERY, data: query });
    }

    #hear(data) {
      if (data?.type === RESULT) {
        const { others } = this.#pending.shift() ?? { others: [] }; // the worker answers in order
        if (!data.data?.items?.length && others.length) return this.#ask(others[0], others.slice(1));
      }
      this.dispatchEvent(new MessageEvent("message", { data }));
    }
  }
  window.Worker = new Proxy(NativeWorker, {
    construct: (native, [url, ...rest]) =>
      /\/workers\/search\.[^/]*js$/.test(url) ? new SearchWorker(url) : new native(url, ...rest),
  });

  // Material listens to keys only: what is pasted, dictated or composed would not be searched.
  document.addEventListener("input", ({ target }) => {
    if (target.matches?.(BOX)) {
      target.dispatchEvent(new KeyboardEvent("keyup"));
    }
  });
})();
