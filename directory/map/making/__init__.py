"""For maintainers: how the committed shapes are made from the Census Bureau's.

The site itself never runs this. In an environment of its own, outside of the repository, and from the folder of manage.py:

    python -m venv /tmp/shapes
    /tmp/shapes/bin/pip install plotly-geo pyshp shapely numpy
    /tmp/shapes/bin/python -m directory.map.making

writes `directory/map/data/*.json` anew, in a minute. `plotly-geo` brings the Census Bureau's cartographic boundary files of 2016
(1:500,000, public domain), `pyshp` reads them, and `shapely` finds where in a state its label has most room.
"""
