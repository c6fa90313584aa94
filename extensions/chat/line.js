/** Hears what happens in a conversation while somebody looks; where that fails, looks and tries again after a while. */

export class Line {
  /** `watcher` is `looking` or not, knows the `last` message, is `sending` one, and can `hear` events or `refresh`. */
  constructor(client, watcher) {
    Object.assign(this, { client, watcher });
  }

  async follow() {
    const { client, watcher } = this;
    clearTimeout(this.timer);
    if (!watcher.looking) return this.hangUp();
    if (this.open) return;
    const open = (this.open = new AbortController());
    const tell = async (...told) => {
      // The answer to what is just being sent comes with it.
      await watcher.sending;
      if (!open.signal.aborted) watcher.hear(...told);
    };
    await client.listen(watcher.last, tell, open.signal).catch(() => {});
    if (this.open !== open) return;
    this.open = null;
    this.timer = setTimeout(() => this.look(), watcher.patience);
  }

  async look() {
    await this.watcher.refresh().catch(() => {});
    this.follow();
  }

  hangUp() {
    clearTimeout(this.timer);
    this.open?.abort();
    this.open = null;
  }
}
