"""Work for processes that ends them, or never ends; a process of its own must import it."""

import os
import time

from graph.pipeline.ingest_units import Done, Found, Settings, Unit


def echo(_settings: Settings, unit: Unit) -> Done:
    return Done(unit.number, tuple(Found(article.text) for article in unit.articles))


def dying(settings: Settings, unit: Unit) -> Done:
    if any("poison" in article.text for article in unit.articles):
        os._exit(9)
    return echo(settings, unit)


def always_dying(_settings: Settings, _unit: Unit) -> Done:
    os._exit(9)


def sleeping(settings: Settings, unit: Unit) -> Done:
    time.sleep(300)
    return echo(settings, unit)
