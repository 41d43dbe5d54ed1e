# SPDX-License-Identifier: GPL-3.0-or-later
"""in_qgis.py BEAT.DB [PICTURE]: QGIS itself opens the file, without a screen.

Every layer is valid, has its features and the style of the name "Beat"; relations are found by
foreign keys; QGIS can select by place. With PICTURE the styled layers are drawn into a PNG.
Exit 77: there is no QGIS."""
import os
import sys

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.setdefault("XDG_RUNTIME_DIR", "/tmp")
try:
    from qgis.core import (QgsApplication, QgsCoordinateReferenceSystem,
                           QgsCoordinateTransform, QgsDataSourceUri, QgsMapRendererParallelJob,
                           QgsMapSettings, QgsProject, QgsRenderContext, QgsVectorLayer)
    from qgis.PyQt.QtCore import QSize
    from qgis.PyQt.QtGui import QColor
except ModuleNotFoundError:
    print("skipped: there is no python3-qgis")
    sys.exit(77)

PATH = os.path.abspath(sys.argv[1])
KEYS = {"account_status": "account_id", "rep_weeks": "rep_id", "territory_loads": "territory_id"}
# From the top down.
LAYERS = ["rep_weeks", "lodgings", "account_status", "territory_loads", "accounts", "reps",
          "territories", "areas"]
DRAWN = LAYERS[:4]


def opened(name):
    uri = QgsDataSourceUri()
    uri.setDatabase(PATH)
    uri.setDataSource("", name, "geom", "", KEYS.get(name, ""))
    layer = QgsVectorLayer(uri.uri(), name, "spatialite")
    assert layer.isValid(), f"{name} is no layer"
    return layer


def check_styles(layers):
    for name, layer in layers.items():
        count, ids, names, _, _ = layer.listStylesInDatabase()
        assert "Beat" in names, f"{name} has no style: {names}"
        style, is_done = layer.loadDefaultStyle()
        assert is_done, f"{name}: {style}"
        kind = layer.renderer().type()
        assert kind in ("singleSymbol", "RuleRenderer"), f"{name}: {kind}"
        assert layer.labelsEnabled(), f"{name} has no labels"
        for symbol in layer.renderer().symbols(QgsRenderContext()):
            for part in symbol.symbolLayers():
                for key in part.dataDefinedProperties().propertyKeys():
                    told = part.dataDefinedProperties().property(key).expressionString()
                    assert told, f"{name}: property {key} says nothing"


def check_features(layers):
    assert layers["account_status"].featureCount() == layers["accounts"].featureCount() > 0
    assert layers["territory_loads"].featureCount() == layers["territories"].featureCount() > 0
    box = layers["territories"].extent()
    box.scale(0.3)
    near = sum(1 for _ in layers["account_status"].getFeatures(box))
    assert 0 < near < layers["accounts"].featureCount(), f"{near} in the middle"
    assert sum(1 for _ in layers["accounts"].getFeatures(box)) == near
    planned = sum(1 for f in layers["account_status"].getFeatures() if f["state"] == "planned")
    assert planned > 0


def check_relations(layers):
    found = layers["accounts"].dataProvider().discoverRelations(
        layers["accounts"], list(layers.values()))
    names = sorted(r.referencedLayer().name() for r in found if r.referencedLayer())
    print(f"relations of accounts: {', '.join(names)}")
    assert "reps" in names and "territories" in names, names


def draw(layers, picture):
    settings = QgsMapSettings()
    settings.setLayers([layers[name] for name in DRAWN])
    mercator = QgsCoordinateReferenceSystem("EPSG:3857")
    settings.setDestinationCrs(mercator)
    box = QgsCoordinateTransform(layers["territory_loads"].crs(), mercator, QgsProject.instance(
        )).transformBoundingBox(layers["territory_loads"].extent())
    box.scale(1.08)
    settings.setExtent(box)
    settings.setOutputSize(QSize(1000, 560))
    settings.setBackgroundColor(QColor("#f3f2ed"))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    assert not job.errors(), [e.message for e in job.errors()]
    job.renderedImage().save(picture)


QgsApplication.setPrefixPath("/usr", True)
application = QgsApplication([], False)
application.initQgis()
found = {name: opened(name) for name in LAYERS}
QgsProject.instance().addMapLayers(list(found.values()))
check_styles(found)
check_features(found)
check_relations(found)
if len(sys.argv) > 2:
    draw(found, sys.argv[2])
print(f"QGIS shows {len(found)} styled layers of {os.path.basename(PATH)}")
QgsProject.instance().clear()
application.exitQgis()
