// In the copy for the disk only (tools/disk_copy.py). A browser starts no worker from a file, so the
// search runs in a frame of the page instead: the same script, the same messages.
(() => {
  if (location.protocol !== "file:") return; // below `python -m http.server` workers are there

  window.IFrameWorker = true; // Material's search script then takes its parts from its own folder
  window.Worker = class extends EventTarget {
    #frame = document.createElement("iframe");
    #ready;

    constructor(address) {
      super();
      this.#frame.hidden = true;
      document.body.append(this.#frame);
      const inside = this.#frame.contentWindow;
      const load = (url) => new Promise((done, failed) => {
        const script = inside.document.createElement("script");
        script.onload = done;
        script.onerror = failed;
        script.src = url;
        inside.document.head.append(script);
      });
      inside.postMessage = (data) => this.dispatchEvent(new MessageEvent("message", { data }));
      inside.importScripts = (...urls) => urls.reduce((before, url) => before.then(() => load(url)), Promise.resolve());
      this.#ready = load(new URL(address, location).href);
    }

    postMessage(data) {
      const inside = this.#frame.contentWindow;
      this.#ready.then(() => inside.dispatchEvent(new inside.MessageEvent("message", { data })));
    }
  };
})();
