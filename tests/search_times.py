"""How long a reader waits for search, by the page's own clock."""

from __future__ import annotations

import statistics
from typing import Any

DRAWN = """done => requestAnimationFrame(() => {
  const channel = new MessageChannel();
  channel.port1.onmessage = done;
  channel.port2.postMessage(0);
})"""
FIRST = f"""(() => {{
  let start;
  document.addEventListener("focusin", () => {{ start = start || performance.now(); }}, true);
  const watch = new MutationObserver(() => {{
    if (!document.querySelector("[data-result] a[href]")) return;
    watch.disconnect();
    ({DRAWN})(() => {{ window.firstResult = performance.now() - start; }});
  }});
  watch.observe(document, {{childList: true, subtree: true}});
}})()"""


def open_search(browser: Any, address: str, query: str = "P1.1") -> tuple[Any, float]:
    """A page with its search ready, and how long the first result took, from the going to the field until the frame
    with the result was drawn, in milliseconds, by the page's own clock. A number needs no index.
    """
    page = browser.new_context().new_page()
    page.add_init_script(FIRST)
    page.goto(address)
    page.wait_for_load_state("load")
    page.locator("input[type=search]").fill(query)
    page.wait_for_function("() => window.firstResult !== undefined")
    return page, page.evaluate("() => window.firstResult")


def cold_times(browser: Any, address: str, query: str, rounds: int = 5) -> float:
    """The median of first results, in milliseconds, each in a browser that has nothing."""
    times = []
    for _ in range(rounds):
        page, taken = open_search(browser, address, query)
        page.context.close()
        times.append(taken)
    return statistics.median(times)


def key_times(page: Any, queries: list[str]) -> float:
    """The median time from a change of the field to its results being drawn, in milliseconds."""
    script = f"""async queries => {{
      const field = document.querySelector("input[type=search]"), times = [];
      for (const query of queries) {{
        const start = performance.now();
        field.value = query;
        field.dispatchEvent(new Event("input", {{bubbles: true}}));
        await new Promise({DRAWN});
        times.push(performance.now() - start);
      }}
      return times;
    }}"""
    return statistics.median(page.evaluate(script, queries))
