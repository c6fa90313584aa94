"""What a page reports of itself while it is measured: its largest contentful paint and its layout shift."""

# Run in a page before any script of its own: `window.paint` in milliseconds, `window.shift` in the browser's own unit.
PAINT_AND_SHIFT = """(() => { window.shift = 0; window.paint = 0;
  new PerformanceObserver((list) => { for (const one of list.getEntries()) window.shift += one.value; })
    .observe({type: 'layout-shift', buffered: true});
  new PerformanceObserver((list) => { for (const one of list.getEntries()) window.paint = one.startTime; })
    .observe({type: 'largest-contentful-paint', buffered: true}); })()"""
