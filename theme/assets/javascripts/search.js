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

  // Queries whose result is not there yet, oldest first: the worker answers in order.
  const pending = new WeakMap(); // worker → [{ others: the ways not yet tried }]
  const post = Worker.prototype.postMessage;

  const ask = (worker, query, others, rest = []) => {
    const queue = pending.get(worker);
    for (const older of queue) older.others = []; // what was typed since then has come first
    queue.push({ others });
    post.call(worker, { type: QUERY, data: query }, ...rest);
  };

  const watch = (worker) => {
    pending.set(worker, []);
    worker.addEventListener(
      "message",
      (event) => {
        if (event.data?.type !== RESULT) return;
        const { others } = pending.get(worker).shift() ?? { others: [] };
        if (event.data.data?.items?.length || !others.length) return;
        event.stopImmediatePropagation();
        ask(worker, others[0], others.slice(1));
      },
      { capture: true }, // before Material's own listener
    );
  };

  Worker.prototype.postMessage = function (message, ...rest) {
    if (message?.type === QUERY && typeof message.data === "string" && pending.has(this)) {
      const [first = message.data, ...others] = ways(message.data);
      return ask(this, first, others, rest);
    }
    if (message?.type === INDEX && message.data?.config?.fields) {
      watch(this);
      message.data.config.fields.title.boost = TITLE;
    }
    return post.call(this, message, ...rest);
  };

  // Material listens to keys only: what is pasted, dictated or composed would not be searched.
  document.addEventListener("input", ({ target }) => {
    if (target.matches?.("[data-md-component=search-query]")) {
      target.dispatchEvent(new KeyboardEvent("keyup"));
    }
  });
})();
