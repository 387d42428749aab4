// Material appends "*" to every word of a query, and lunr does not stem a word with a wildcard, so
// that «получателю» would not find «получатель». Each plain word therefore goes in twice: as typed
// (prefix search) and boosted by one, "word^1", which lunr does stem. The worker takes queries as
// messages of type 2.
(() => {
  const QUERY = 2;
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message, ...rest) {
    if (message && message.type === QUERY && typeof message.data === "string") {
      const data = message.data.replace(/(^|\s)([\p{L}\p{N}_.]{3,})(?=\s|$)/gu, "$1$2 $2^1");
      message = { ...message, data };
    }
    return post.call(this, message, ...rest);
  };
})();
